import { describe, expect, it } from "vitest";
import { createRandom } from "../setup/random.ts";
import { bootstrapInterval } from "./bootstrap.ts";

const items = (count: number, ones: number) =>
  Array.from({ length: count }, (_, index) => ({ value: index < ones ? 1 : 0 }));
const mean = (sample: readonly { readonly value: number }[]) =>
  sample.reduce((sum, { value }) => sum + value, 0) / sample.length;

describe("the bootstrap interval", () => {
  it("comes near the textbook interval of a share: 0.5 ± 1.96 × 0.05 for 100 tosses", () => {
    const [low, high] = bootstrapInterval(items(100, 50), mean, createRandom(1)) ?? [0, 0];
    expect(low).toBeGreaterThan(0.37);
    expect(low).toBeLessThan(0.43);
    expect(high).toBeGreaterThan(0.57);
    expect(high).toBeLessThan(0.63);
  });

  it("is the same for the same seed", () =>
    expect(bootstrapInterval(items(30, 9), mean, createRandom(7))).toEqual(
      bootstrapInterval(items(30, 9), mean, createRandom(7)),
    ));

  it("is a point where nothing varies", () =>
    expect(bootstrapInterval(items(10, 10), mean, createRandom(1))).toEqual([1, 1]));

  it("leaves resamples out on which there is no figure, and is null where those are most", () => {
    const onlyWithAny = (sample: readonly { readonly value: number }[]) => (mean(sample) > 0 ? 1 : null);
    expect(bootstrapInterval(items(10, 1), onlyWithAny, createRandom(1))).toEqual([1, 1]);
    const onlyWithMany = (sample: readonly { readonly value: number }[]) => (mean(sample) > 0.2 ? 1 : null);
    expect(bootstrapInterval(items(10, 1), onlyWithMany, createRandom(1))).toBeNull();
    expect(bootstrapInterval(items(10, 0), onlyWithAny, createRandom(1))).toBeNull();
  });

  it("is null for fewer than two items", () => {
    expect(bootstrapInterval([], mean, createRandom(1))).toBeNull();
    expect(bootstrapInterval(items(1, 1), mean, createRandom(1))).toBeNull();
  });
});
