export type WordSet = ReadonlySet<string>;

export const without = (words: WordSet, others: WordSet): WordSet =>
  new Set([...words].filter((word) => !others.has(word)));

export const countShared = (words: WordSet, others: WordSet): number =>
  [...words].filter((word) => others.has(word)).length;

export const isWithin = (words: WordSet, others: WordSet): boolean => [...words].every((word) => others.has(word));
