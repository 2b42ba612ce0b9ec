import { isClaim, recitedWords } from "./claim.ts";
import { deniedWords } from "./denial.ts";
import { contentStems } from "./examples.ts";
import { functionShare, hasVerb, isHeap, isJoined, isLabelled, listedWords } from "./density.ts";
import { type Modality, modalityOf } from "./modality.ts";
import type { ReadSentence } from "./read-sentence.ts";

/** How the words of a sentence are meant: what is denied, imagined, quoted, or only listed. */
export interface Sense {
  readonly denied: readonly boolean[];
  readonly modality: readonly Modality[];
  readonly listed: readonly boolean[];
  /** Said as the rubric says it. */
  readonly recited: readonly boolean[];
  /** False for a question to the interviewer, and for words about the answer itself. */
  readonly isClaim: boolean;
  readonly isHeap: boolean;
  /** What it lists is claimed under a label ("Late data: bounds with fallbacks"): named, if not told enough for evidence. */
  readonly isLabelled: boolean;
  readonly hasVerb: boolean;
  readonly functionShare: number;
  /** The stems that carry its meaning, as example sentences are compared by them. */
  readonly content: ReadonlySet<string>;
}

export function senseOf(read: ReadSentence, rubricRuns: ReadonlySet<string>): Sense {
  const { words, sentence } = read;
  const denied = deniedWords(words);
  const isUnderLabel = isLabelled(words, (word) => sentence.tokens[word.token + 1]?.text === ":");
  return {
    denied,
    modality: modalityOf(words, sentence.text, sentence.start),
    listed: listedWords(words),
    recited: recitedWords(read, rubricRuns),
    isClaim: isClaim(sentence.text),
    isHeap: isHeap(words),
    isLabelled: isUnderLabel,
    hasVerb: hasVerb(words),
    functionShare: functionShare(words),
    content: contentStems(words, denied),
  };
}

/** A heap without a label: nothing is said in it. */
export const isVoid = (sense: Sense): boolean => sense.isHeap && !sense.isLabelled;

/** A heap, or a sentence most of whose words only stand in a list, neither of them under a label. */
export const isStuffed = (read: ReadSentence, sense: Sense): boolean =>
  !sense.isLabelled && (sense.isHeap || sense.listed.filter(Boolean).length * 2 > read.words.length);

const saying = new Set(["PRON", "AUX", "VERB"]);

/** Says something of its subject beyond a list of terms. */
export const isSaid = ({ words }: ReadSentence, { listed }: Sense): boolean =>
  words.some(({ pos }, index) => saying.has(pos) && listed[index] !== true);

interface Reading {
  readonly read: ReadSentence;
  readonly sense: Sense;
}

/** In a reply that says something, what stands under a label is a part of it; where nothing is said, labels make no claim of a heap. */
export function settleLabels<T extends Reading>(readings: readonly T[]): readonly T[] {
  const words = readings.reduce((sum, { read }) => sum + read.words.length, 0);
  const told = readings.filter(({ read, sense }) => !sense.isHeap && sense.functionShare >= 0.2 && isSaid(read, sense));
  const isTold = told.reduce((sum, { read }) => sum + read.words.length, 0) * 5 >= words;
  return readings.map((reading) => {
    const { read, sense } = reading;
    if (!sense.isLabelled) return reading;
    return { ...reading, sense: { ...sense, isLabelled: isTold || isJoined(read.words) } };
  });
}
