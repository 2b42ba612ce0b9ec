import { describe, expect, it } from "vitest";
import { err, ok } from "../result.ts";
import { createReader } from "../reading/reader.ts";
import type { Pack } from "../setup/pack.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import { readConversation } from "./conversation.ts";
import type { Grader, Proposal } from "./grader.ts";
import { gradeLenses } from "./lenses.ts";

const tokenise = realTokeniser();

function packWithLens(): Pack {
  const pack = tinyPack();
  const [axis] = pack.axes;
  if (axis === undefined) throw new Error("no axis");
  const { anchors, indicators, levels } = axis;
  return { ...pack, lenses: [{ id: "stress", title: "Clarity", question: "How clear?", anchors, indicators, levels }] };
}

const turnsWith = (answer: string): TranscriptTurn[] => [
  {
    n: 1,
    speaker: "interviewer",
    text: "How would you build the alpha feed?",
    atMs: 0,
    move: { type: "ask", kind: null, reason: "", questionId: "alpha", axis: null, sourceId: null },
  },
  { n: 2, speaker: "candidate", text: answer, atMs: 0, move: null },
];
const proposing = (proposals: readonly Proposal[] | null): Grader => ({
  name: "model",
  model: "scripted",
  promptHash: null,
  limits: [],
  propose: (subject) =>
    Promise.resolve(
      proposals === null ? err({ code: "unreachable" as const }) : ok(subject === "lens:stress" ? proposals : []),
    ),
});
async function lensOf(answer: string, proposals: readonly Proposal[] | null) {
  const reader = createReader(packWithLens(), tokenise);
  const graded = await gradeLenses(readConversation(turnsWith(answer), reader), reader.pack, proposing(proposals));
  return { lens: graded.lenses[0], dropped: graded.dropped };
}
const shows = (quote: string, indicatorId: string): Proposal => ({
  segment: "t2s1",
  quote,
  indicatorId,
  polarity: "shows",
});
const answer = "I moved the first part to the stock team in spring and said so at once.";

describe("a lens", () => {
  it("has a level by its table, with the anchor of that level and verified quotes", async () => {
    const { lens, dropped } = await lensOf(answer, [shows("moved the first part to the stock team", "scaleword1")]);
    expect(lens).toMatchObject({ id: "stress", level: 2, anchor: "Level 2 of scale." });
    expect(lens?.indicators[0]).toMatchObject({ verdict: "yes", quotes: [{ turn: 2 }] });
    expect(dropped).toBe(0);
  });

  it("has no level where too little was said, nothing was verified, or the grader failed", async () => {
    expect((await lensOf("Yes.", [])).lens).toMatchObject({ level: null, anchor: null });
    expect((await lensOf(answer, [])).lens?.level).toBeNull();
    expect((await lensOf(answer, null)).lens?.level).toBeNull();
    const invented = await lensOf(answer, [shows("I cut the whole bill in half", "scaleword1")]);
    expect([invented.lens?.level, invented.dropped]).toEqual([null, 1]);
  });

  it("is at level 1 where a minute of answers showed nothing of it", async () => {
    const long = Array.from({ length: 12 }, () => answer).join(" ");
    expect((await lensOf(long, [])).lens?.level).toBe(1);
  });
});
