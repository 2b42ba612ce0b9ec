import { describe, expect, it } from "vitest";
import { gapsText, gapText } from "./self-score.ts";

const cost = (level: number | null) => ({ id: "cost" as const, level });

describe("the gap between a person's rating and the grader's level", () => {
  it("is told with its size and its direction", () => {
    const own = (level: number) => [{ axis: "cost" as const, level }];
    expect(gapText(cost(3), own(3))).toBe("You gave yourself 3 of 4: the same.");
    expect(gapText(cost(3), own(4))).toBe("You gave yourself 4 of 4: one level higher than the grader.");
    expect(gapText(cost(4), own(1))).toBe("You gave yourself 1 of 4: three levels lower than the grader.");
  });

  it("is none where the grader gave no level, and where she gave none", () => {
    expect(gapText(cost(null), [{ axis: "cost", level: 2 }])).toBe("You gave yourself 2 of 4.");
    expect(gapText(cost(2), [])).toBeNull();
    expect(gapsText([cost(2)], [])).toBeNull();
    expect(gapsText([cost(null)], [{ axis: "cost", level: 2 }])).toBeNull();
  });

  it("is summed up over the axes that have both", () => {
    const axes = [cost(2), { id: "scale" as const, level: 3 }, { id: "evolution" as const, level: null }];
    const text = gapsText(axes, [
      { axis: "cost", level: 4 },
      { axis: "scale", level: 3 },
      { axis: "evolution", level: 1 },
    ]);
    expect(text).toBe(
      "Of 2 axes that both of you judged, you rated yourself higher than the grader on 1, the same on 1.",
    );
  });
});
