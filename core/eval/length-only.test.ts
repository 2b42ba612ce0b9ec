import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOnlyLevels } from "./length-only.ts";

const measured = (...all: readonly (readonly [number, number])[]) => all.map(([words, label]) => ({ words, label }));

describe("the levels by length alone", () => {
  it("are the labels where longer answers have higher labels and each level comes twice", () => {
    const all = measured([10, 1], [12, 1], [30, 2], [32, 2], [50, 3], [52, 3], [70, 4], [72, 4]);
    expect(lengthOnlyLevels(all)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it("come as often among the others as their labels, whatever the order of these", () => {
    // The others of the first: 20 30 40 words and the labels 1 3 3, so that the cut lies at 25 words.
    expect(lengthOnlyLevels(measured([24, 3], [20, 3], [30, 3], [40, 1]))[0]).toBe(1);
    expect(lengthOnlyLevels(measured([26, 3], [20, 3], [30, 3], [40, 1]))[0]).toBe(3);
  });

  it("give who stands on a cut the lower level", () =>
    expect(lengthOnlyLevels(measured([25, 3], [20, 3], [30, 3], [40, 1]))[0]).toBe(1));

  it("never take the label of the one that is judged into account, unless it is alone", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 4 })), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        ([[words, label] = [0, 1], ...rest], other) => {
          const [level] = lengthOnlyLevels(measured([words, label], ...rest));
          expect(lengthOnlyLevels(measured([words, other], ...rest))[0]).toBe(level);
        },
      ),
    );
    expect(lengthOnlyLevels(measured([7, 2]))).toEqual([2]);
    expect(lengthOnlyLevels([])).toEqual([]);
  });

  it("rise with the words, everything else alike", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 30 }),
        fc.nat(300),
        fc.nat(300),
        (rest, some, more) => {
          const [shorter = 0] = lengthOnlyLevels(measured([some, 1], ...rest));
          const [longer = 0] = lengthOnlyLevels(measured([some + more, 1], ...rest));
          expect(longer).toBeGreaterThanOrEqual(shorter);
        },
      ),
    ));
});
