import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RatedPair, quadraticWeightedKappa } from "./kappa.ts";

const pair = (labels: readonly number[], grades: readonly number[]): RatedPair[] =>
  labels.map((label, index) => ({ label, grade: grades[index] ?? Number.NaN }));
const kappa = (labels: readonly number[], grades: readonly number[]) => quadraticWeightedKappa(pair(labels, grades));

const level = fc.integer({ min: 1, max: 4 });
const anyPairs = fc.array(fc.record({ label: level, grade: level }), { maxLength: 60 });
/** Four of each level at least, so that there is something to agree on. */
const variedLevels = fc.array(level, { maxLength: 40 }).map((more) => [1, 2, 3, 4, ...more]);

describe("the quadratic weighted kappa", () => {
  it.each([
    [1, [1, 2, 3], [1, 2, 3]],
    [0.4, [1, 2, 1], [1, 2, 2]],
    [0.75, [1, 2, 3, 1, 2, 2, 3], [1, 2, 3, 1, 2, 3, 2]],
  ])("gives %f, as published with the library ml_metrics (its test_kappa.py)", (expected, labels, grades) =>
    expect(kappa(labels, grades)).toBeCloseTo(expected, 12),
  );

  it("gives what a table worked out by hand gives", () => {
    // Labels 1 1 2 2 3 3 4 4 against 1 2 2 3 3 4 4 1, by the usual way: Σw·O = (1 + 1 + 1 + 9)/9 of 8 files. Both sides have each
    // level twice, so chance puts 4/8 = 0.5 into each of the 16 cells: Σw·E = 0.5 × (6·1 + 4·4 + 2·9)/9 = 20/9. 1 − (12/9)/(20/9) = 0.4.
    expect(kappa([1, 1, 2, 2, 3, 3, 4, 4], [1, 2, 2, 3, 3, 4, 4, 1])).toBeCloseTo(0.4, 12);
  });

  it("takes one far miss for worse than several near ones", () => {
    const labels = [1, 2, 3, 4, 1, 2, 3, 4];
    const near = kappa(labels, [2, 2, 3, 4, 1, 3, 3, 4]);
    const far = kappa(labels, [4, 2, 3, 4, 1, 2, 3, 4]);
    expect(near).toBeGreaterThan(far ?? 1);
  });

  it("is 0 for a grader that gives everyone the same", () => expect(kappa([1, 2, 3, 4], [2, 2, 2, 2])).toBe(0));

  it.each([
    ["no pairs", [], []],
    ["a single pair", [2], [3]],
    ["one level throughout, on both sides", [3, 3, 3], [3, 3, 3]],
  ])("is null for %s, as there is nothing to measure", (_, labels, grades) => expect(kappa(labels, grades)).toBeNull());

  it("is 1 for any perfect agreement, and negative for a scale turned round", () =>
    fc.assert(
      fc.property(variedLevels, (levels) => {
        expect(kappa(levels, levels)).toBe(1);
        expect(
          kappa(
            levels,
            levels.map((one) => 5 - one),
          ),
        ).toBeLessThan(0);
      }),
    ));

  it("is the same with both sides exchanged, and in any order", () =>
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const value = quadraticWeightedKappa(pairs);
        expect(quadraticWeightedKappa(pairs.map(({ label, grade }) => ({ label: grade, grade: label })))).toBe(value);
        expect(quadraticWeightedKappa(pairs.toReversed())).toBe(value);
      }),
    ));

  it("is null or a number from -1 to 1, whatever the ratings", () =>
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const value = quadraticWeightedKappa(pairs);
        if (value === null) return;
        expect(value).toBeGreaterThanOrEqual(-1);
        expect(value).toBeLessThanOrEqual(1);
      }),
    ));
});
