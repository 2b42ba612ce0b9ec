import type { Word } from "./words.ts";

const functionTags = new Set(["PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "ADV"]);
const fewestItems = 5;
const fewestHeaped = 10;

/** Share of words that only hold a sentence together, 0 to 1. Speech has .4 to .6, a heap of keywords next to none. */
export const functionShare = (words: readonly Word[]): number =>
  words.length === 0 ? 0 : words.filter((word) => functionTags.has(word.pos)).length / words.length;

export const hasVerb = (words: readonly Word[]): boolean =>
  words.some((word) => word.pos === "VERB") || words.some((word) => word.pos === "AUX");

/** True for a heap of words that is no sentence: ten and more with hardly anything that joins them, or the same few over and over. */
export function isHeap(words: readonly Word[]): boolean {
  if (words.length < fewestHeaped) return false;
  const hasClause = words.some((word) => word.pos === "AUX" || word.pos === "PRON" || word.pos === "VERB");
  const share = functionShare(words);
  return share < 0.15 || (words.length >= 12 && !hasClause && share < 0.3) || isLoop(words);
}

/** Less than half of the runs of three words are new. */
function isLoop(words: readonly Word[]): boolean {
  if (new Set(words.map((word) => word.stem)).size * 5 > words.length * 3) return false;
  const runs = words.slice(2).map((word, index) => `${words[index]?.stem} ${words[index + 1]?.stem} ${word.stem}`);
  return runs.length >= 9 && new Set(runs).size * 2 < runs.length;
}

/**
 * True for "Schema drift: gates at the entrance, canary topics, and a review before each sale" and "We instituted contract
 * gates, canary topics and change freezes": a label of a few words or a deed, and behind it things in more than single words.
 */
export function isLabelled(words: readonly Word[], isColonBehind: (word: Word) => boolean): boolean {
  const end = words.slice(0, longestLabel).findIndex(isColonBehind) + 1 || deedAt(words);
  if (end === 0) return false;
  const behind = words.slice(end);
  const items = itemsOf(behind).filter((item) => item.length > 0);
  const told = items.filter((item) => item.length > 1);
  return behind.length >= fewestUnderLabel && (told.length * 3 >= items.length * 2 || isJoined(behind));
}
const longestLabel = 8;

/** Where the opening "I enforce", "we have instituted" ends; 0 = there is none. */
function deedAt(words: readonly Word[]): number {
  if (!["i", "we"].includes(words[0]?.normal ?? "")) return 0;
  const verb = words.slice(1, 4).findIndex(({ pos }) => pos === "VERB");
  return verb === -1 ? 0 : verb + 2;
}
const fewestUnderLabel = 4;

/** True where the things under a label are joined to what they do, so that the sentence stands by itself. */
export const isJoined = (words: readonly Word[]): boolean =>
  words.filter((word) => joins.has(word.pos)).length * 7 >= words.length;
const joins = new Set(["PRON", "DET", "ADP", "AUX", "SCONJ", "VERB"]);

/**
 * Word by word: does it stand in a list of five and more short items, or in a dozen words that hardly anything joins?
 * Nothing is said of such words.
 */
export function listedWords(words: readonly Word[]): readonly boolean[] {
  const acts = words.filter((_, index) => isAct(words, index)).length;
  if (acts >= 2 && functionShare(words) >= 0.2) return words.map(() => false);
  const items = itemsOf(words).filter((item) => item.length <= 4 && !item.some((index) => isSaying(words[index])));
  const listed = new Set(items.length >= fewestItems ? items.flat() : []);
  for (let start = 0; start + windowLength <= words.length; start += 1) {
    const window = words.slice(start, start + windowLength);
    const joined = window.filter((word) => functionTags.has(word.pos));
    if (joined.length > 2 || joined.some((word) => ["PRON", "DET", "AUX"].includes(word.pos))) continue;
    for (let index = start; index < start + windowLength; index += 1) listed.add(index);
  }
  return words.map((_, index) => listed.has(index));
}
const windowLength = 12;

/** "Batch serves merchants": something does something to another. */
const isAct = (words: readonly Word[], index: number): boolean =>
  words[index]?.pos === "VERB" &&
  /[^s]s$/u.test(words[index]?.normal ?? "") &&
  words[index]?.segment === words[index - 1]?.segment &&
  words[index]?.segment === words[index + 1]?.segment &&
  ["NOUN", "PROPN", "VERB"].includes(words[index - 1]?.pos ?? "") &&
  ["NOUN", "PROPN", "ADJ", "NUM"].includes(words[index + 1]?.pos ?? "");

const isSaying = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.pos === "AUX" || (word.pos === "PRON" && word.normal !== "it") || /^\d/u.test(word.normal));

/** Runs of words between commas and joining words. */
function itemsOf(words: readonly Word[]): readonly (readonly number[])[] {
  const items: number[][] = [];
  let item: number[] = [];
  for (const [index, word] of words.entries()) {
    const isJoin = ["and", "or", "with", "plus", "then", "into"].includes(word.normal);
    if (isJoin || (index > 0 && word.segment !== words[index - 1]?.segment)) {
      items.push(item);
      item = [];
    }
    if (!isJoin) item.push(index);
  }
  items.push(item);
  return items.filter((one) => one.length > 0);
}
