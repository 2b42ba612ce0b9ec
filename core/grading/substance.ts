import type { TranscriptReader } from "../reading/reader.ts";
import type { AxisId } from "../setup/names.ts";
import type { Segment } from "./segments.ts";

const contentTags = new Set(["NOUN", "PROPN", "VERB", "ADJ", "NUM"]);
const fewestWords = 12;
const refusal =
  /\b(?:i|we) (?:do not|don't|never|cannot|can't|could not|couldn't|did not|didn't|have not|haven't) (?:\w+ )?(?:know|see|saw|say|seen|track|tracked|look|looked|measure|measured|think|thought)\b|\bno idea\b|\bhard to say\b|\bwe will see\b|\bnot my (?:job|business|part)\b/iu;

/**
 * True when a reply to a prompt for this axis cannot be taken for silence: a sum of money where cost was asked for, or a
 * dozen words of its own, with a figure, an own action or decision, or a named owner in every third sentence. What it is
 * worth stays open.
 */
export function hasSubstance(
  axis: AxisId,
  text: string,
  segments: readonly Segment[],
  interviewerText: string,
  reader: TranscriptReader,
): boolean {
  const asked = new Set(wordsOf(interviewerText));
  const signals = reader.signals(text);
  const sentences = reader.sentences(text).flatMap((sentence, index) => {
    const own = signals[index];
    const isOpen = own !== undefined && !own.isStuffed && segments[index]?.withheld === null;
    return isOpen && !refusal.test(sentence.text) ? [{ sentence, signals: own }] : [];
  });
  if (axis === "cost" && sentences.some((one) => one.signals.hasMoney)) return true;
  const concrete = sentences.filter(({ signals: { signs } }) =>
    (["number", "did", "decision", "owner"] as const).some((sign) => signs.has(sign)),
  );
  const words = sentences.flatMap(({ sentence }) =>
    sentence.tokens.filter((token) => contentTags.has(token.pos) && !asked.has(token.normal)),
  );
  const isConcrete = concrete.length > 0 && concrete.length * 3 >= sentences.length;
  return isConcrete && new Set(words.map((token) => token.stem)).size >= fewestWords;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
