import type { Pack } from "../setup/pack.ts";
import { asksInterviewer } from "./intent.ts";
import type { ReadSentence } from "./read-sentence.ts";
import { wordsOf } from "./overlap.ts";

const aboutAnswer =
  /\b(?:my|this|the|our|that) (?:answer|response|reply|transcript)\b.{0,40}\b(?:names?|gives?|says|states?|shows?|covers?|mentions?|includes?|addresses|contains?|explains?|quantifies|describes?|treats?|tells?|demonstrates?|provides?|reaches|meets?|satisfies|settles)\b|\b(?:rubric|scorecard|grading criteria|level anchors?)\b|\bfor the report\b/iu;

const notKnown =
  /^\W*(?:(?:well|so|but|and|no|hm+|honestly|frankly|sorry)\W+){0,2}(?:i|we) (?:really |honestly |just )?(?:do not|don['’]t|did not|didn['’]t|would not|wouldn['’]t|could not|couldn['’]t|cannot|can['’]t) (?:really |honestly |even )?(?:know|say|tell you)\b(?!.*\b(?:but|only|except|unless)\b)/iu;

/**
 * Whether a sentence claims anything about the work: a question to the interviewer does not, nor do words about the answer
 * itself, nor does "I do not know who decides", whatever it names.
 */
export const isClaim = (text: string): boolean =>
  !asksInterviewer(text) && !aboutAnswer.test(text) && !notKnown.test(text);

/** Fewer words in a row are the same by chance. */
const runLength = 5;

/** Runs of words of the rubric's own texts: indicators and anchors, as a report shows them. */
export function rubricRunsOf(pack: Pack): ReadonlySet<string> {
  const indicators = [...pack.axes, ...(pack.lenses ?? []), pack.scope].flatMap((one) => one.indicators);
  const anchors = [...pack.axes, ...(pack.lenses ?? [])].flatMap(({ anchors: byLevel }) => Object.values(byLevel));
  const texts = [...indicators, ...anchors].map(({ text }) => text);
  return new Set(texts.flatMap((text) => runsOf(wordsOf(text))));
}

/** Word by word: is it said as the rubric says it? Reciting what is asked for shows nothing. */
export function recitedWords({ words }: ReadSentence, rubricRuns: ReadonlySet<string>): readonly boolean[] {
  const runs = runsOf(words.map((word) => word.normal));
  const recited = words.map(() => false);
  for (const [index, run] of runs.entries()) {
    if (rubricRuns.has(run)) recited.fill(true, index, index + runLength);
  }
  return recited;
}

const runsOf = (words: readonly string[]): readonly string[] =>
  words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(" "));
