import type { Cue } from "./cues.ts";
import { type Match, findMatch } from "./match.ts";
import type { Modality } from "./modality.ts";
import type { ReadSentence } from "./read-sentence.ts";
import type { Sense } from "./sense.ts";

/** What a cue is worth where it holds. `weak` = imagined where a story was asked for, or only wished. */
export type Strength = "clear" | "weak";

export interface JudgeContext {
  /** Stems of what the interviewer just said. */
  readonly echo: ReadonlySet<string>;
  readonly isStory: boolean;
}

/**
 * Whether a cue holds in a sentence as the candidate's own assertion: not denied, not quoted, not in a bare list,
 * not half of it in the rubric's own words, and with at least one word that the interviewer had not just said.
 */
export function judgeCue(cue: Cue, read: ReadSentence, sense: Sense, context: JudgeContext): Strength | undefined {
  return judgeMatch(cue, read, sense, context)?.strength;
}

/** The same, with the number of words that the cue used: the more, the more it says. */
export function judgeMatch(
  cue: Cue,
  read: ReadSentence,
  sense: Sense,
  context: JudgeContext,
): { readonly strength: Strength; readonly words: number } | undefined {
  const isAsserted = (words: readonly number[]): boolean =>
    words.every((index) => (cue.isNegative || sense.denied[index] !== true) && sense.modality[index] !== "reported") &&
    !words.every((index) => sense.listed[index] === true) &&
    words.filter((index) => sense.recited[index] === true).length * 2 < Math.max(1, words.length);
  const match = findMatch(cue, read, isAsserted);
  if (match === undefined || isEcho(match, read, context.echo)) return undefined;
  const isFaint = match.words.some((index) => isWeak(sense.modality[index], context.isStory));
  return { strength: isFaint ? "weak" : "clear", words: match.words.length };
}

const isWeak = (modality: Modality | undefined, isStory: boolean): boolean =>
  modality === "wished" || (isStory && modality === "imagined");

const joining = new Set(["PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT"]);

/** "I decided" in reply to "what did you decide?" says who: a deed of one's own is no echo by its verb alone. */
function isEcho(match: Match, read: ReadSentence, echo: ReadonlySet<string>): boolean {
  if (echo.size === 0) return false;
  const own = match.words.filter((index) => !joining.has(read.words[index]?.pos ?? ""));
  if (!own.every((index) => echo.has(read.words[index]?.stem ?? ""))) return false;
  return own.length === 0 || own.some((index) => !isDeed(index, read));
}

const isDeed = (index: number, { slots }: ReadSentence): boolean =>
  [...(slots.get("did") ?? [])].some(([start, length]) => index >= start && index < start + length);
