const word = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text in lower case, without marks. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(word) ?? [];

/** One text, made ready to be compared with many. */
export interface Overlap {
  /** Share of words in common, 0 to 1: shared words over all words, each counted once. */
  wordsWith(other: readonly string[]): number;
  /** Share of this text's runs of three words that stand in the other as well, 0 to 1; 0 where fewer than half of its words do. */
  runsWith(other: readonly string[]): number;
}

export function overlapOf(words: readonly string[]): Overlap {
  const own = new Set(words);
  const runs = distinctRuns(words);
  return {
    wordsWith(other) {
      const theirs = new Set(other);
      let shared = 0;
      for (const word of theirs) shared += own.has(word) ? 1 : 0;
      return shared === 0 ? 0 : shared / (own.size + theirs.size - shared);
    },
    runsWith(other) {
      const placesByWord = Map.groupBy(other.keys(), (place) => other[place]);
      if (runs.length === 0 || words.filter((word) => placesByWord.has(word)).length * 2 < words.length) return 0;
      const isThere = ([first, second, third]: Run) =>
        placesByWord.get(first)?.some((place) => other[place + 1] === second && other[place + 2] === third) ?? false;
      return runs.filter(isThere).length / runs.length;
    },
  };
}

type Run = readonly [string, string, string];

function distinctRuns(words: readonly string[]): Run[] {
  const runs = new Map<string, Run>();
  for (const [index, third] of words.slice(2).entries()) {
    const first = words[index] ?? "";
    const second = words[index + 1] ?? "";
    runs.set(`${first} ${second} ${third}`, [first, second, third]);
  }
  return [...runs.values()];
}
