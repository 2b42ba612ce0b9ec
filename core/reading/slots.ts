import type { Lexicon } from "./lexicon.ts";
import { durationAt, moneyAt, numberAt, percentAt, percentileAt, spanAt } from "./quantities.ts";
import { whenAt, whoAt } from "./named.ts";
import { isPastAction } from "./verbs.ts";
import type { Word } from "./words.ts";

export const slotNames = [
  "number",
  "money",
  "percent",
  "duration",
  "span",
  "percentile",
  "did",
  "duty",
  "cause",
  "tool",
  "who",
  "when",
] as const;
export type SlotName = (typeof slotNames)[number];
export const isSlotName = (name: string): name is SlotName => slotNames.some((slot) => slot === name);

/** How many words from `index` on fill the slot; 0 = it is not filled there. */
export function slotAt(name: SlotName, words: readonly Word[], index: number, lexicon: Lexicon): number {
  switch (name) {
    case "number":
      return quantityAt(words, index);
    case "money":
      return moneyAt(words, index);
    case "percent":
      return percentAt(words, index);
    case "duration":
      return durationAt(words, index);
    case "span":
      return spanAt(words, index);
    case "percentile":
      return percentileAt(words, index);
    case "did":
      return didAt(words, index);
    case "duty":
      return dutyAt(words, index);
    case "cause":
      return causeAt(words, index);
    case "tool":
      return toolAt(words, index, lexicon);
    case "who":
      return whoAt(words, index);
    case "when":
      return whenAt(words, index);
  }
}

/** A number, with the sign of money or percent that belongs to it. */
function quantityAt(words: readonly Word[], index: number): number {
  return moneyAt(words, index) || percentAt(words, index) || numberAt(words, index);
}

const betweenSubjectAndVerb = new Set([
  "have",
  "had",
  "also",
  "then",
  "first",
  "personally",
  "just",
  "finally",
  "myself",
  "simply",
  "never",
]);

/** "I moved", "I have since cut": the first person and a past form that names an action. */
function didAt(words: readonly Word[], index: number): number {
  if (words[index]?.normal !== "i") return 0;
  for (let length = 1; length <= 4; length += 1) {
    const word = words[index + length];
    if (word === undefined) return 0;
    if (isPastAction(word.normal)) return length + 1;
    if (word.pos !== "ADV" && !betweenSubjectAndVerb.has(word.normal)) return 0;
  }
  return 0;
}

const dutyStems = new Set([
  "own",
  "pay",
  "fund",
  "approv",
  "sign",
  "decid",
  "page",
  "answer",
  "respond",
  "carri",
  "hold",
  "maintain",
  "veto",
  "escal",
]);
const dutyStates = new Set(["account", "respons", "accountable", "responsible"]);
const noActors = new Set(
  "we it that which this there who what nobody one they everyone everybody someone somebody you people".split(" "),
);
const possessives = new Set(["my", "our", "their", "its", "his", "her", "your"]);

/** An actor with a duty: "the catalog team owns", "finance approves", "their lead gets paged". "We own" names nobody. */
function dutyAt(words: readonly Word[], index: number): number {
  const actor = words[index];
  if (actor === undefined || noActors.has(actor.normal)) return 0;
  if (actor.pos !== "NOUN" && actor.pos !== "PROPN" && actor.normal !== "i") return 0;
  for (let length = 1; length <= 4; length += 1) {
    const word = words[index + length];
    if (word === undefined || word.segment !== actor.segment) return 0;
    if (isDuty(words, index + length)) return length + 1;
    if (!["AUX", "ADV", "ADP", "DET", "PART"].includes(word.pos) && !["get", "gets", "got"].includes(word.normal))
      return 0;
  }
  return 0;
}

function isDuty(words: readonly Word[], index: number): boolean {
  const [before, word, after] = [words[index - 1], words[index], words[index + 1]];
  if (word === undefined) return false;
  if (word.normal === "on" && after?.normal === "call") return true;
  if (word.normal === "on" && words[index + 2]?.normal === "hook") return true;
  if (word.stem === "carri" && ["on", "out"].includes(after?.normal ?? "")) return false;
  if (dutyStates.has(word.stem)) return true;
  if (!dutyStems.has(word.stem) || possessives.has(before?.normal ?? "")) return false;
  return word.stem === "page"
    ? word.pos === "VERB" || before?.pos === "AUX" || /^g[eo]ts?$/u.test(before?.normal ?? "")
    : true;
}

const causes: readonly (readonly string[])[] = [
  "because",
  "so that",
  "therefore",
  "which meant",
  "which means",
  "that meant",
  "that means",
  "that is why",
  "as a result",
  "due to",
  "in order to",
  "led to",
  "leads to",
  "thanks to",
  "otherwise",
  "unless",
  "caused",
  "causes",
  "instead of",
  "rather than",
  "in exchange for",
  "to avoid",
  "to prevent",
  "to stop",
  "to protect",
  "to keep",
].map((phrase) => phrase.split(" "));

/** Words of cause and effect; "so" only where a new clause follows it. */
function causeAt(words: readonly Word[], index: number): number {
  const first = words[index];
  if (first?.normal === "so") {
    const next = words[index + 1];
    return next !== undefined && ["PRON", "DET", "NOUN", "PROPN"].includes(next.pos) && next.normal !== "far" ? 1 : 0;
  }
  const phrase = causes.find((words_) => words_.every((word, offset) => words[index + offset]?.normal === word));
  return phrase?.length ?? 0;
}

export function toolAt(words: readonly Word[], index: number, lexicon: Lexicon): number {
  const names = lexicon.toolsByWord.get(words[index]?.normal ?? "") ?? [];
  const lengths = names
    .filter((name) => name.every((part, offset) => words[index + offset]?.normal === part))
    .map((name) => name.length);
  return Math.max(0, ...lengths);
}
