const word = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text in lower case, without marks. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(word) ?? [];

/** Share of words that two texts have in common, 0 to 1: shared words over all words, each counted once. */
export function wordOverlap(a: readonly string[], b: readonly string[]): number {
  const first = new Set(a);
  const second = new Set(b);
  const shared = countShared(first, second);
  return shared === 0 ? 0 : shared / (first.size + second.size - shared);
}

/** Share of a text's runs of three words that stand in the other text as well, 0 to 1; 0 where fewer than half of its words do. */
export function runOverlap(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  if (a.filter((item) => other.has(item)).length * 2 < a.length) return 0;
  const runs = runsOfThree(a);
  return runs.size === 0 ? 0 : countShared(runs, runsOfThree(b)) / runs.size;
}

function runsOfThree(words: readonly string[]): Set<string> {
  return new Set(words.slice(2).map((last, index) => `${words[index]} ${words[index + 1]} ${last}`));
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of a) shared += b.has(item) ? 1 : 0;
  return shared;
}
