/** A text as graders' quotes are compared: words in lower case without marks and fillers, each with its place. */
export interface QuoteWords {
  /** The words, one space between them. */
  readonly text: string;
  readonly words: readonly { readonly word: string; readonly start: number; readonly end: number }[];
}

const fillers = new Set(["um", "uh", "er", "erm", "hmm", "mm"]);

export function quoteWordsOf(text: string): QuoteWords {
  const words: { word: string; start: number; end: number }[] = [];
  for (const { 0: shown, index } of text.matchAll(/[\p{L}\p{N}$€£%]+(?:['’][\p{L}\p{N}]+)*/gu)) {
    const word = shown.toLowerCase().replace(/['’]/gu, "");
    if (!fillers.has(word)) words.push({ word, start: index, end: index + shown.length });
  }
  return { text: words.map(({ word }) => word).join(" "), words };
}

const negation =
  /^(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot|(?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|might|must|need|ai)nt)$/u;
const pronoun =
  /^(?:i|im|ive|id|ill|me|my|mine|myself|we|weve|wed|us|our|ours|you|your|he|him|his|she|her|they|theyre|them|their)$/u;
const numberWord =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|double|twice|third)$/u;

const figureWord =
  /^(?:\w+teen|dozens?|quarter|thirds|halved|doubled|tripled|quadrupled|\w+fold|hundreds|thousands|cents?)$/u;

/** A figure in digits or words; "one" is none, as it stands for anyone. */
export const hasFigure = (text: string): boolean =>
  quoteWordsOf(text).words.some(
    ({ word }) => /\d/u.test(word) || figureWord.test(word) || (word !== "one" && numberWord.test(word)),
  );

export const isNegation = (word: string): boolean => negation.test(word);

/** Words that carry the meaning: numbers, negations and persons. They must be the same on both sides, in their order. */
export const meaningWords = (words: readonly string[]): readonly string[] =>
  words.filter((word) => /[\d$€£%]/u.test(word) || numberWord.test(word) || pronoun.test(word) || isNegation(word));

/** Length of the longest common subsequence of two word lists. */
export function commonWords(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const word of a) {
    const next = [0];
    for (let index = 0; index < b.length; index += 1) {
      next.push(word === b[index] ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
