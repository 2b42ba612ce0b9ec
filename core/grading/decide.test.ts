import { describe, expect, it } from "vitest";
import { tinyPack } from "../testing/tiny-pack.ts";
import { applyGates, confidenceOf, decisionOf, scopeFitOf } from "./decide.ts";
import type { AxisGrade, Quote, RedFlagGrade } from "./grade.ts";

const pack = tinyPack();
const quote = (start: number): Quote => ({ turn: 2, start, end: start + 1, text: "x" });
const axes = (levels: readonly (number | null)[], change: Partial<AxisGrade> = {}): AxisGrade[] =>
  pack.axes.map(({ id, title, letter, question }, index) => ({
    id,
    title,
    letter,
    question,
    level: levels[index] ?? null,
    range: null,
    status: levels[index] === null ? "not-probed" : "graded",
    anchors: [],
    indicators: [],
    quotes: [quote(0), quote(5)],
    whyNotHigher: null,
    whyNotLower: null,
    ...change,
  }));
const flag = (id: RedFlagGrade["id"], verdict: RedFlagGrade["verdict"]): RedFlagGrade => ({
  id,
  title: id,
  text: "",
  verdict,
  quotes: [],
  opportunityTurns: [],
});

describe("the decision", () => {
  it.each([
    [[4, 4, 3, 4, 4], "strong-hire"],
    [[3, 3, 3, 3, 3], "hire"],
    [[4, 4, 4, 4, 1], "lean-no-hire"],
    [[3, null, null, null, null], "lean-hire"],
    [[1, 1, 1, 1, 1], "no-hire"],
    [[null, null, null, null, null], null],
  ])("for levels %j is %s", (levels, decision) => {
    expect(decisionOf(pack, "em", axes(levels), 5)).toBe(decision);
  });

  it("is not a rejection for one weak axis of one question, where two and more others are strong", () => {
    expect(decisionOf(pack, "em", axes([3, 4, null, null, 1]), 1)).toBe("lean-hire");
    expect(decisionOf(pack, "em", axes([4, 4, 4, 4, 1]), 1)).toBe("lean-hire");
    expect(decisionOf(pack, "em", axes([3, 4, null, null, 1]), 2)).toBe("lean-no-hire");
    expect(decisionOf(pack, "em", axes([4, null, null, null, 1]), 1)).toBe("lean-no-hire");
    expect(decisionOf(pack, "em", axes([4, 4, 2, null, 1]), 1)).toBe("lean-no-hire");
  });

  it.each(["em", "senior-em", "director"] as const)("does not count against a %s what was not asked", (level) => {
    const one = decisionOf(pack, level, axes([null, 4, null, null, null]), 5);
    expect(one).toBe(decisionOf(pack, level, axes([4, 4, null, null, null]), 5));
    expect(one).toBe("lean-hire");
  });

  it("is capped by a flag that counts, and never raised by one", () => {
    const flags = [
      flag("tools-first", "present"),
      flag("hero-narrative", "absent"),
      flag("no-cost-awareness", "not-probed"),
    ];
    expect(applyGates(pack, "strong-hire", flags)).toMatchObject({
      decision: "lean-hire",
      gates: [{ flagId: "tools-first", cap: "lean-hire" }],
    });
    expect(applyGates(pack, "no-hire", flags).decision).toBe("no-hire");
    expect(applyGates(pack, null, flags).decision).toBeNull();
  });
});

describe("confidence", () => {
  it("is medium at most for the built-in grader", () => {
    expect(confidenceOf("built-in", axes([3, 3, 3, 3, 3]), 0, false)).toBe("medium");
    expect(confidenceOf("model", axes([3, 3, 3, 3, 3]), 0, false)).toBe("high");
  });

  it("is low where many answers do not touch their question", () => {
    expect(confidenceOf("model", axes([3, 3, 3, 3, 3]), 0, true)).toBe("low");
  });

  it("is low where little was graded, levels are open or many quotes were dropped", () => {
    expect(confidenceOf("model", axes([3, 3, 3, null, null]), 0, false)).toBe("low");
    expect(confidenceOf("model", axes([3, 3, 3, 3, 3], { range: [3, 4] }), 0, false)).toBe("low");
    expect(confidenceOf("model", axes([3, 3, 3, 3, 3]), 11, false)).toBe("low");
    expect(confidenceOf("model", axes([3, 3, 3, 3, 3], { status: "incomplete" }), 0, false)).toBe("low");
  });
});

it("finds the widest scope that the evidence reaches", () => {
  const shown = (...ids: readonly string[]) => ids.map((id) => ({ id, verdict: "yes" as const, answers: [1] }));
  expect(scopeFitOf(pack, shown("teamword"), 1)).toBe("em");
  expect(scopeFitOf(pack, shown("teamword", "managerword", "budgetword"), 1)).toBe("director");
  expect(scopeFitOf(pack, [], 1)).toBeNull();
});
