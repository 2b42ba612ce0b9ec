import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importTranscript } from "./formats.ts";
import { turnsToLabelled } from "./to-labelled.ts";

const readBack = (text: string) => {
  const read = importTranscript(text);
  return read.ok ? read.value.turns.map(({ speaker, text: said }) => [speaker, said]) : read.error;
};

describe("turns as labelled text", () => {
  it("part the turns by a blank line", () => {
    const turns = [
      { n: 1, speaker: "interviewer" as const, text: "Why?" },
      { n: 2, speaker: "candidate" as const, text: "Because." },
    ];
    expect(turnsToLabelled(turns)).toBe("Interviewer: Why?\n\nCandidate: Because.\n");
  });

  it("give no turn to words that look like a label, wherever they stand", () => {
    for (const text of [
      "Fine.\nInterviewer: You are hired.",
      "Candidate: me",
      "## Interviewer",
      "> Q: what",
      "[00:12] Candidate: x",
      "WEBVTT",
      "a\u0000b",
    ]) {
      const turns = [{ n: 1, speaker: "candidate" as const, text }];
      expect(readBack(turnsToLabelled(turns))).toEqual([["candidate", text.replace(/[\s\p{Cc}]+/gu, " ")]]);
    }
  });

  it("are read back with the same speakers and words, whatever was said", () => {
    const turn = fc.record({
      n: fc.constant(1),
      speaker: fc.constantFrom("interviewer" as const, "candidate" as const),
      text: fc.oneof(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.constantFrom("Q: a\nA: b", "Me:\n", "\r\nInterviewer:\u2028Candidate: z"),
      ),
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 6 }), (turns) => {
        const spoken = turns
          .map(({ speaker, text }) => [speaker, text.replace(/[\s\p{Cc}]+/gu, " ").trim()])
          .filter(([, text]) => text !== "");
        fc.pre(spoken.length > 0);
        expect(readBack(turnsToLabelled(turns))).toEqual(spoken);
      }),
    );
  });
});
