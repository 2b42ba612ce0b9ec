const word = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text in lower case, without marks. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(word) ?? [];

/** One text, made ready to be compared with many. */
export interface Overlap {
  /** True when the words in common are at least this share (0 to 1) of all words of both, each counted once. */
  sharesWords(other: readonly string[], share: number): boolean;
  /** True when at least this share (0 to 1) of this text's runs of three words stand in the other as well. */
  sharesRuns(other: readonly string[], share: number): boolean;
}

export function overlapOf(words: readonly string[]): Overlap {
  const own = new Map<string, number>();
  for (const one of words) if (!own.has(one)) own.set(one, own.size);
  const numbers = words.map((one) => own.get(one) ?? -1);
  const runs = new Set(numbers.flatMap((_, index) => runAt(numbers, index, own.size) ?? []));
  return {
    sharesWords(other, share) {
      const isShared = new Uint8Array(own.size);
      for (const one of other) isShared[own.get(one) ?? own.size] = 1;
      const shared = isShared.reduce((sum, one) => sum + one, 0);
      // All words of both are at least the own ones: most pairs need no second look.
      if (shared === 0 || shared < share * own.size) return false;
      return shared >= share * (own.size + new Set(other).size - shared);
    },
    sharesRuns(other, share) {
      if (runs.size === 0) return false;
      const shared = new Set<number>();
      const theirs = other.map((one) => own.get(one) ?? -1);
      for (let index = 2; index < theirs.length; index += 1) {
        // So many may still come; most pairs are let go here, after a few words.
        if (shared.size + theirs.length - index < share * runs.size) return false;
        const run = runAt(theirs, index, own.size);
        if (run !== undefined && runs.has(run)) shared.add(run);
      }
      return shared.size >= share * runs.size;
    },
  };
}

/** The run of three words that ends here as one number; none where a word is not known (-1). */
function runAt(numbers: readonly number[], index: number, count: number): number | undefined {
  const [first = -1, second = -1, third = -1] = [numbers[index - 2], numbers[index - 1], numbers[index]];
  return first < 0 || second < 0 || third < 0 ? undefined : (first * count + second) * count + third;
}
