const word = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text in lower case, without marks. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(word) ?? [];

/** One text, made ready to be compared with many. */
export interface Overlap {
  /** True when the words in common are at least this share (0 to 1) of all words of both, each counted once. */
  sharesWords(other: readonly string[], share: number): boolean;
  /** Share of this text's runs of three words that stand in the other as well, 0 to 1; 0 where fewer than half of its words do. */
  runsWith(other: readonly string[]): number;
}

export function overlapOf(words: readonly string[]): Overlap {
  const own = new Map<string, number>();
  for (const one of words) if (!own.has(one)) own.set(one, own.size);
  const numbers = words.map((one) => own.get(one) ?? -1);
  const runs = new Set(runsOf(numbers, own.size));
  return {
    sharesWords(other, share) {
      const isShared = new Uint8Array(own.size);
      for (const one of other) isShared[own.get(one) ?? own.size] = 1;
      const shared = isShared.reduce((sum, one) => sum + one, 0);
      // All words of both are at least the own ones: most pairs need no second look.
      if (shared === 0 || shared < share * own.size) return false;
      return shared >= share * (own.size + new Set(other).size - shared);
    },
    runsWith(other) {
      const theirs = other.map((one) => own.get(one) ?? -1);
      const known = new Set(theirs);
      if (runs.size === 0 || numbers.filter((number) => known.has(number)).length * 2 < words.length) return 0;
      const shared = new Set(runsOf(theirs, own.size).filter((run) => runs.has(run)));
      return shared.size / runs.size;
    },
  };
}

/** Each run of three known words as one number; runs with a word that is not known (-1) are left out. */
function runsOf(numbers: readonly number[], count: number): number[] {
  const runs: number[] = [];
  for (let index = 2; index < numbers.length; index += 1) {
    const [first = -1, second = -1, third = -1] = [numbers[index - 2], numbers[index - 1], numbers[index]];
    if (first >= 0 && second >= 0 && third >= 0) runs.push((first * count + second) * count + third);
  }
  return runs;
}
