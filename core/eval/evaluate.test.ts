import { describe, expect, it } from "vitest";
import type { Grade } from "../grading/grade.ts";
import { type AxisId, type DecisionId, type RedFlagId, axisIds, redFlagIds } from "../setup/names.ts";
import { type GradedFile, evaluate } from "./evaluate.ts";
import type { Label } from "./labels.ts";

interface Given {
  readonly words?: number;
  readonly levels?: Partial<Record<AxisId, number | null>>;
  readonly flags?: readonly RedFlagId[];
  readonly decision?: DecisionId | null;
}

function graded(label: Label, { words = 100, levels = {}, flags = [], decision = null }: Given): GradedFile {
  return {
    label,
    words,
    grade: {
      axes: axisIds.map((id) => axis(id, levels[id] ?? null)),
      redFlags: redFlagIds.map((id) => flag(id, flags)),
      decision,
    },
  };
}

const axis = (id: AxisId, level: number | null): Grade["axes"][number] => ({
  id,
  level,
  title: id,
  letter: "X",
  question: "?",
  range: null,
  status: level === null ? "not-probed" : "graded",
  anchors: [],
  indicators: [],
  quotes: [],
  whyNotHigher: null,
  whyNotLower: null,
});

const flag = (id: RedFlagId, raised: readonly RedFlagId[]): Grade["redFlags"][number] => ({
  id,
  title: id,
  text: "",
  verdict: raised.includes(id) ? "present" : "not-probed",
  quotes: [],
  opportunityTurns: [],
});

describe("the figures of an evaluation", () => {
  it("count the labelled answers to the questions behind a level, and those that the grader gives as well", () => {
    const file = graded({ indicators: { "cost/unit": "yes", "cost/knob": "no", "scale/unit": "yes" } }, {});
    const unit = { id: "unit", text: "?", verdict: "yes" as const, quotes: [] };
    const knob = { ...unit, id: "knob", verdict: "unclear" as const };
    const axes = file.grade.axes.map((one) => (one.id === "cost" ? { ...one, indicators: [unit, knob] } : one));
    expect(evaluate([{ ...file, grade: { ...file.grade, axes } }]).indicators).toEqual({ n: 3, agreement: 1 / 3 });
    expect(evaluate([graded({ overall: 2 }, {})]).indicators).toEqual({ n: 0, agreement: null });
  });

  it("take the kappa over files where both sides have a level, and tell apart who agrees on none", () => {
    const { axes } = evaluate([
      graded({ axes: { cost: 1 } }, { levels: { cost: 1 } }),
      graded({ axes: { cost: 4 } }, { levels: { cost: 4 } }),
      graded({ axes: { cost: 3 } }, { levels: { cost: null } }),
      graded({ axes: { cost: null } }, { levels: { cost: 2 } }),
      graded({ axes: { cost: null } }, { levels: { cost: null } }),
      graded({ overall: 2 }, { levels: { cost: 2 } }),
    ]);
    expect(axes.cost).toMatchObject({ qwk: 1, n: 2, nullAgreement: 3 / 5 });
    expect(axes.cost.confusion["3"]).toEqual({ null: 1, 1: 0, 2: 0, 3: 0, 4: 0 });
    expect(axes.cost.confusion.null).toEqual({ null: 1, 1: 0, 2: 1, 3: 0, 4: 0 });
    expect(axes.scale).toMatchObject({ qwk: null, qwkLengthOnly: null, nullAgreement: null, n: 0 });
    expect(axes.scale.intervals).toEqual({ qwk: null, qwkLengthOnly: null });
  });

  it("are null for an axis where all labels are the same, and 0 for a grader that gives everyone the same", () => {
    const { axes } = evaluate(
      ([1, 3, 4] as const).map((level) =>
        graded({ axes: { cost: 2, scale: level } }, { levels: { cost: level, scale: 2 } }),
      ),
    );
    expect(axes.cost).toMatchObject({ qwk: null, qwkLengthOnly: null, n: 3, intervals: { qwk: null } });
    expect(axes.scale.qwk).toBe(0);
  });

  it("hold a grader that judges against one that counts words, on the same files", () => {
    const files = ([1, 2, 3, 4, 1, 2, 3, 4] as const).map((level, index) =>
      graded({ axes: { scale: level } }, { words: 900 - 100 * index, levels: { scale: level } }),
    );
    const { qwk, qwkLengthOnly, intervals } = evaluate(files).axes.scale;
    expect(qwk).toBe(1);
    expect(intervals.qwk).toEqual([1, 1]);
    expect(qwkLengthOnly).toBeLessThan(0.5);
  });

  it("count a flag as raised only where it is present, and give precision and recall with what they are over", () => {
    const hero = "hero-narrative";
    const { redFlags } = evaluate([
      graded({ redFlags: [hero] }, { flags: [hero] }),
      graded({ redFlags: [hero] }, {}),
      graded({ redFlags: [hero] }, {}),
      graded({ redFlags: [] }, { flags: [hero] }),
      graded({ redFlags: [] }, {}),
      graded({ overall: 1 }, { flags: [hero] }),
    ]);
    expect(redFlags[hero]).toMatchObject({ precision: 1 / 2, recall: 1 / 3, n: 3, raised: 2, right: 1 });
    expect(redFlags["tools-first"]).toMatchObject({ precision: null, recall: null, n: 0, raised: 0 });
  });

  it("read lean-hire and hire as one level of the decision", () => {
    const decided = (overall: 1 | 2 | 3 | 4 | null, decision: DecisionId | null) => graded({ overall }, { decision });
    const { decision } = evaluate([
      decided(1, "no-hire"),
      decided(2, "lean-no-hire"),
      decided(3, "lean-hire"),
      decided(3, "hire"),
      decided(4, "strong-hire"),
      decided(4, null),
      decided(null, null),
    ]);
    expect(decision).toMatchObject({ qwk: 1, n: 5, nullAgreement: 6 / 7 });
  });

  it("hold no NaN, and are the same again", () => {
    const files = [graded({ axes: { cost: 2 }, redFlags: [], overall: 2 }, { levels: { cost: 3 }, decision: "hire" })];
    for (const some of [[], files, [...files, ...files]]) {
      const report = evaluate(some);
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      expect(evaluate(some)).toEqual(report);
    }
  });
});
