import type { Word } from "./words.ts";

const negators = new Set([
  "not",
  "never",
  "no",
  "nobody",
  "none",
  "neither",
  "nor",
  "nothing",
  "hardly",
  "without",
  "lacked",
  "lacking",
  "lacks",
  "lack",
  "missing",
  "cannot",
  "zero",
  "rather",
  "instead",
]);
/** Negators that reach a few words only. */
const shortReach: Readonly<Record<string, number>> = {
  without: 4,
  lacked: 5,
  lacking: 5,
  lacks: 5,
  lack: 5,
  missing: 5,
  zero: 3,
  rather: 5,
  instead: 5,
};
const longestReach = 14;

const stops = new Set([
  "but",
  "until",
  "so",
  "because",
  "then",
  "although",
  "though",
  "unless",
  "before",
  "while",
  "after",
  "instead",
  "rather",
  "therefore",
  "when",
  "once",
  "since",
  "except",
]);
const subjects = new Set(["i", "we", "they", "he", "she", "you"]);
/** "No longer", "not only", "nobody has to": nothing is denied. */
const harmlessNext = new Set([
  "only",
  "just",
  "merely",
  "simply",
  "longer",
  "more",
  "again",
  "least",
  "until",
  "later",
  "sooner",
]);
const harmlessAfter = new Set(["need", "needs", "has", "have"]);
const existence = new Set(["exist", "have", "had", "there", "happen", "use", "do", "get", "work", "place"]);

/** Word by word: is it denied? Reads "not", "never", "no", "without" and their like, and denials that come behind ("contracts did not exist"). */
export function deniedWords(words: readonly Word[]): readonly boolean[] {
  const denied = words.map(() => false);
  for (const [index, word] of words.entries()) {
    if (!negators.has(word.normal) || isHarmless(words, index)) continue;
    const end = reachOf(words, index);
    for (let at = index + 1; at < end; at += 1) denied[at] = true;
    for (let at = backwardReach(words, index); at < index; at += 1) denied[at] = true;
    for (let at = objectReach(words, index); at < index; at += 1) denied[at] = true;
  }
  return denied;
}

function isHarmless(words: readonly Word[], index: number): boolean {
  const [word, next, second, third] = [0, 1, 2, 3].map((offset) => words[index + offset]?.normal ?? "");
  if ((word === "rather" || word === "instead") && next !== "than" && next !== "of") return true;
  if (harmlessNext.has(next ?? "")) return true;
  const isFreed = second === "to" || third === "to";
  if (
    (word === "nobody" || word === "no" || word === "not") &&
    isFreed &&
    (harmlessAfter.has(next ?? "") || harmlessAfter.has(second ?? ""))
  )
    return true;
  return isDoubled(words, index);
}

/** "No feed without an owner", "never until": one denial lifts the other. */
function isDoubled(words: readonly Word[], index: number): boolean {
  const word = words[index]?.normal ?? "";
  const segment = words[index]?.segment;
  const near = (from: number, to: number, sought: readonly string[]) =>
    words.slice(Math.max(0, from), to).some((other) => other.segment === segment && sought.includes(other.normal));
  return word === "without"
    ? near(index - 8, index, ["no", "not", "never", "nothing", "nobody", "cannot"])
    : near(index + 1, index + 9, ["without", "unless", "until"]);
}

/** Up to where (exclusive) a negator reaches: the end of its clause, and through a plain list behind a comma. */
function reachOf(words: readonly Word[], index: number): number {
  const limit = Math.min(words.length, index + 1 + mostReached(words, index));
  let at = index + 1;
  while (at < limit) {
    const [word, before] = [words[at], words[at - 1]];
    if (word === undefined || stops.has(word.normal)) {
      if (word?.normal !== "instead" && word?.normal !== "rather") break;
    }
    if (word !== undefined && before !== undefined && word.segment !== before.segment && !isListItem(words, at)) break;
    if (before !== undefined && ["and", "or"].includes(before.normal) && subjects.has(word?.normal ?? "")) break;
    at += 1;
  }
  return at;
}

/** "A missing feed" denies the feed alone, not what is said of it. */
function mostReached(words: readonly Word[], index: number): number {
  const word = words[index]?.normal ?? "";
  if (word === "missing" && words[index - 1]?.pos === "DET") return 1;
  return shortReach[word] ?? longestReach;
}

/** A short segment without a subject: one more thing on the list of what was denied. */
function isListItem(words: readonly Word[], from: number): boolean {
  const segment = words[from]?.segment;
  const item = words.slice(from, from + 9).filter((word) => word.segment === segment);
  const isShort = item.length <= 3 || !item.some((word) => word.pos === "VERB" || word.pos === "AUX");
  return item.length <= 8 && isShort && !item.some((word) => word.pos === "PRON" || stops.has(word.normal));
}

const nothings = new Set(["nothing", "nobody", "none"]);

/** "We told customers nothing", "they asked nobody": the denial is the object, and what was done lies before it. */
function objectReach(words: readonly Word[], index: number): number {
  if (!nothings.has(words[index]?.normal ?? "")) return index;
  const segment = words[index]?.segment;
  let from = index;
  while (from > 0 && words[from - 1]?.segment === segment && !isClauseEdge(words[from - 1])) from -= 1;
  return words.slice(from, index).some((word) => word.pos === "VERB" || word.pos === "AUX") ? from : index;
}

const isClauseEdge = (word: Word | undefined): boolean =>
  word !== undefined &&
  (stops.has(word.normal) || word.normal === "and" || word.normal === "or" || word.normal === "that");

/** "Contracts did not exist", "showback was something we never had": the denial lies before the negator. */
function backwardReach(words: readonly Word[], index: number): number {
  const word = words[index];
  if (word === undefined || !["not", "never"].includes(word.normal)) return index;
  const segment = word.segment;
  const after = words.slice(index + 1, index + 4).filter((other) => other.segment === segment);
  const hasExistence = after.some((other) => existence.has(other.normal) || existence.has(other.stem));
  const hasObject = words
    .slice(index + 1, index + 9)
    .some(
      (other) =>
        other.segment === segment && ["NOUN", "PROPN", "DET"].includes(other.pos) && !existence.has(other.stem),
    );
  const isBare = !words.slice(0, index).some((other) => other.segment === segment && subjects.has(other.normal));
  const isRelative = words
    .slice(Math.max(0, index - 4), index)
    .some((other) => ["that", "which", "something"].includes(other.normal));
  if (hasObject || !(hasExistence || after.length === 0) || !(isBare || isRelative)) return index;
  let from = index;
  while (from > 0 && words[from - 1]?.segment === segment && !stops.has(words[from - 1]?.normal ?? "")) from -= 1;
  return from;
}
