import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateTokens } from "#core/interview/voice/tokens.ts";
import { splitTalk } from "./model-words.ts";

const question = ["Interviewer: What broke first?"];
const answer = ["[t2s1] Candidate: The writer did.", "[t2s2] Candidate: I moved it off the shared queue."];

describe("a transcript for a model's window", () => {
  it("is one part where it fits", () =>
    expect(splitTalk([question, answer], 1_000)).toEqual([[...question, ...answer].join("\n")]));

  it("begins the next part with the turn before, so that an answer is read with its question", () => {
    const tokens = estimateTokens([...question, ...answer].join("\n"));
    const [first, second] = splitTalk([answer, question, answer], tokens);
    expect(first?.split("\n")).toEqual([...answer, ...question]);
    expect(second?.split("\n")).toEqual([...question, ...answer]);
  });

  it("loses no line, and fits wherever its lines do", () => {
    const line = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom("a", "b", " ", "é", "話") });
    const turns = fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(turns, fc.integer({ min: 60, max: 200 }), (said, most) => {
        const parts = splitTalk(said, most);
        expect(said.flat().filter((one) => !parts.some((part) => part.includes(one)))).toEqual([]);
        expect(parts.filter((part) => estimateTokens(part) > most)).toEqual([]);
      }),
    );
  });
});
