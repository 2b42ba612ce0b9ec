import { describe, expect, it } from "vitest";
import { capEvidence } from "./caps.ts";
import type { Evidence } from "./evidence.ts";

const evidence = (turn: number, start: number, text: string): Evidence => ({
  indicatorId: "any",
  polarity: "shows",
  answer: turn,
  quote: { turn, start, end: start + text.length, text },
});
const shown = (all: readonly Evidence[]) => capEvidence(all).map(({ quote }) => [quote.turn, quote.start]);

describe("the cap on evidence", () => {
  it("keeps the three that the grader named first, in the order of the transcript", () => {
    const all = [
      evidence(6, 0, "Four cents per order last spring."),
      evidence(2, 40, "Finance opens the bill on Mondays."),
      evidence(4, 0, "We went back to hourly for six teams."),
      evidence(2, 0, "The search group pays the difference."),
    ];
    expect(shown(all)).toEqual([
      [2, 40],
      [4, 0],
      [6, 0],
    ]);
  });

  it("merges the same words said again, and quotes that overlap", () => {
    const text = "The search group pays the difference out of its own budget.";
    expect(shown([evidence(2, 0, text), evidence(6, 10, text.toUpperCase())])).toEqual([[2, 0]]);
    expect(shown([evidence(2, 0, text), evidence(2, 11, "group pays the difference")])).toEqual([[2, 0]]);
  });
});
