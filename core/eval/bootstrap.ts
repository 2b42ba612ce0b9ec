import type { Random } from "../setup/random.ts";

/** Lower and upper end of a 95 % interval. */
export type Interval = readonly [number, number];

const resamples = 2_000;
/** With fewer resamples that give a figure at all, the interval would be that of a lucky few. */
const leastUsable = resamples / 2;

/**
 * Percentile bootstrap: the measure on as many items drawn with replacement, over and over. Resamples on which it is `null` are left
 * out. `null` for fewer than two items, and where most resamples give nothing.
 */
export function bootstrapInterval<T extends object>(
  items: readonly T[],
  measure: (sample: readonly T[]) => number | null,
  random: Random,
): Interval | null {
  if (items.length < 2) return null;
  const values: number[] = [];
  for (let round = 0; round < resamples; round += 1) {
    const value = measure(drawWithReplacement(items, random));
    if (value !== null) values.push(value);
  }
  if (values.length < leastUsable) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor(0.025 * sorted.length)], sorted[Math.ceil(0.975 * sorted.length) - 1]];
  return low === undefined || high === undefined ? null : [low, high];
}

function drawWithReplacement<T extends object>(items: readonly T[], random: Random): readonly T[] {
  const sample: T[] = [];
  for (let draw = 0; draw < items.length; draw += 1) {
    const item = items[Math.floor(random() * items.length)];
    if (item !== undefined) sample.push(item);
  }
  return sample;
}
