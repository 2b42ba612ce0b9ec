import { expect, it } from "vitest";
import type { Grade } from "../grading/grade.ts";
import { stabilityOf } from "./stability.ts";

type Grading = Parameters<typeof stabilityOf>[0][number][number];
const graded = (cost: number | null, decision: Grade["decision"]): Grading => ({
  decision,
  axes: [
    {
      id: "cost",
      title: "Cost",
      letter: "C",
      question: "?",
      level: cost,
      range: null,
      status: cost === null ? "not-probed" : "graded",
      anchors: [],
      indicators: [],
      quotes: [],
      whyNotHigher: null,
      whyNotLower: null,
    },
  ],
});

it("counts the pairs of gradings that agree, and takes no level for a level", () =>
  expect(
    stabilityOf([
      [graded(2, "hire"), graded(2, "hire"), graded(3, "no-hire")],
      [graded(null, null), graded(null, null), graded(null, null)],
    ]),
  ).toEqual({ runs: 3, sameLevel: 4 / 6, sameDecision: 4 / 6 }));

it("has no figure for one grading alone", () =>
  expect(stabilityOf([[graded(2, "hire")]])).toEqual({ runs: 1, sameLevel: null, sameDecision: null }));
