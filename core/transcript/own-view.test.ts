import { describe, expect, it } from "vitest";
import { OwnView, withLevel, withoutLevel, withoutVerdict, withSelfScore, withVerdict } from "./own-view.ts";

const level = { axis: "cost" as const, level: 3, reason: "I named the bill.", isExample: false };
const verdict = { axis: "cost" as const, indicator: "unit-cost", verdict: "yes" as const, reason: "" };

describe("what a person says of a grading", () => {
  it("keeps her first rating of herself, also where another tab sends one later", () => {
    const skipped = withSelfScore({}, []);
    expect(withSelfScore(skipped, [{ axis: "cost", level: 4 }]).selfScore).toEqual([]);
    expect(withSelfScore({ levels: [level] }, [{ axis: "cost", level: 4 }])).toEqual({
      selfScore: [{ axis: "cost", level: 4 }],
      levels: [level],
    });
  });

  it("holds one level of an axis, and none once it is taken back", () => {
    const changed = withLevel(withLevel({}, level), { ...level, level: 2 });
    expect(changed.levels).toEqual([{ ...level, level: 2 }]);
    expect(withoutLevel(changed, "scale").levels).toHaveLength(1);
    expect(withoutLevel(changed, "cost").levels).toEqual([]);
  });

  it("holds one verdict of an indicator, told by its axis as well", () => {
    const elsewhere = { ...verdict, axis: "scale" as const };
    const both = withVerdict(withVerdict(withVerdict({}, verdict), elsewhere), { ...verdict, reason: "See turn 4." });
    expect(both.verdicts).toEqual([elsewhere, { ...verdict, reason: "See turn 4." }]);
    expect(withoutVerdict(both, verdict).verdicts).toEqual([elsewhere]);
  });

  it("takes no level that is none of the four", () => {
    for (const wrong of [0, 5, 2.5, null]) {
      expect(OwnView.safeParse({ selfScore: [{ axis: "cost", level: wrong }] }).success).toBe(false);
    }
  });
});
