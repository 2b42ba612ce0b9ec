import { overlapOf, wordsOf } from "../reading/overlap.ts";

/** True when a text says again, in nearly the same words, what one of the earlier texts said. */
export function isNearRepeat(text: string, earlier: readonly string[]): boolean {
  const words = wordsOf(text);
  const overlap = overlapOf(words);
  return earlier.some((other) => {
    const before = wordsOf(other);
    return overlap.sharesWords(before, 0.7) || (words.length >= 6 && overlap.sharesRuns(before, 0.6));
  });
}
