import type { Word } from "./words.ts";

/** How a clause is meant: as done or held to be so, as planned or imagined, as a mere wish, or as another's words. */
export type Modality = "plain" | "imagined" | "wished" | "reported";

const imagining = new Set(["would", "could", "might", "may", "should", "imagine", "suppose"]);
const wishing = new Set(["wish", "hope", "hopefully", "ideally", "someday", "theoretically"]);
const wishingPhrases = [
  "in theory",
  "would have",
  "should have",
  "could have",
  "would be nice",
  "would love",
  "would like to",
  "in an ideal",
];
const imaginingPhrases = [
  "if we had",
  "if i had",
  "if i were",
  "going to",
  "plan to",
  "planning to",
  "want to",
  "wants to",
];
const reportingPhrases = [
  "you said",
  "you asked",
  "you mentioned",
  "as you",
  "they say",
  "people say",
  "everyone says",
  "book says",
  "article says",
  "books say",
  "blog says",
  "blogs say",
  "i read",
  "i have read",
  "i heard",
  "i have heard",
  "best practice says",
  "the textbook",
  "consultants say",
  "vendor says",
  "vendors say",
  "supposed to be",
  "you should always",
  "one should",
  "the literature",
];
const clauseStarts = new Set(["but", "so", "because", "and", "then", "until", "before", "after", "although", "though"]);
const subjects = new Set(["i", "we", "they", "he", "she", "it", "the", "my", "our", "that", "this"]);
const ownSpeech = new Set(["i", "we", "my", "our"]);

/** Modality word by word. A signal holds from where it stands to the end of its clause; the strongest one wins. */
export function modalityOf(words: readonly Word[], text: string, offset: number): readonly Modality[] {
  const modality: Modality[] = words.map(() => "plain");
  for (let index = 0; index < words.length; index += 1) {
    const found = signalAt(words, index);
    if (found === undefined) continue;
    const from = found === "reported" || found === "wished" ? clauseStart(words, index) : index;
    for (let at = from; at < clauseEnd(words, index); at += 1) {
      if (strength(found) > strength(modality[at] ?? "plain")) modality[at] = found;
    }
  }
  for (const index of quotedWords(words, text, offset)) modality[index] = "reported";
  return modality;
}

const strength = (modality: Modality): number => ["plain", "imagined", "wished", "reported"].indexOf(modality);

function signalAt(words: readonly Word[], index: number): Modality | undefined {
  const word = words[index]?.normal ?? "";
  const phrase = phrasesByFirst
    .get(word)
    ?.find(({ rest }) => rest.every((other, ahead) => words[index + 1 + ahead]?.normal === other));
  if (phrase !== undefined) return phrase.modality;
  if (wishing.has(word)) return "wished";
  if (word === "would" && isHadInDisguise(words, index)) return undefined;
  return imagining.has(word) ? "imagined" : undefined;
}

/** Phrases by their first word, the strongest modality first. */
const phrasesByFirst = Map.groupBy(
  [
    ...reportingPhrases.map((phrase) => toPhrase(phrase, "reported")),
    ...wishingPhrases.map((phrase) => toPhrase(phrase, "wished")),
    ...imaginingPhrases.map((phrase) => toPhrase(phrase, "imagined")),
  ],
  ({ first }) => first,
);

function toPhrase(phrase: string, modality: Modality) {
  const [first = "", ...rest] = phrase.split(" ");
  return { first, rest, modality };
}

/** "I'd moved": the tokeniser reads 'd as "would"; before a past form it is "had". */
const isHadInDisguise = (words: readonly Word[], index: number): boolean =>
  (words[index]?.end ?? 0) - (words[index]?.start ?? 0) === 2 && /(?:ed|en)$/u.test(words[index + 1]?.normal ?? "");

function clauseStart(words: readonly Word[], index: number): number {
  let from = index;
  while (from > 0 && words[from - 1]?.segment === words[index]?.segment) from -= 1;
  return from;
}

function clauseEnd(words: readonly Word[], index: number): number {
  let at = index + 1;
  while (at < words.length) {
    const word = words[at]?.normal ?? "";
    const isNewSegment = words[at]?.segment !== words[at - 1]?.segment;
    const hasSubject = subjects.has(words[at + 1]?.normal ?? "") || (isNewSegment && subjects.has(word));
    if ((clauseStarts.has(word) || isNewSegment) && hasSubject) break;
    at += 1;
  }
  return at;
}

/** Words inside quotation marks, four or more of them, unless the candidate quotes themself. */
function quotedWords(words: readonly Word[], text: string, offset: number): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/["“]([^"”]{12,})["”]/gu)) {
    const start = offset + match.index;
    const inside = words.flatMap((word, index) =>
      word.start >= start && word.end <= start + match[0].length ? [index] : [],
    );
    const before = words.filter((word) => word.end <= start).slice(-6);
    if (inside.length >= 4 && !before.some((word) => ownSpeech.has(word.normal))) found.push(...inside);
  }
  return found;
}
