import { isClaim, recitedWords } from "./claim.ts";
import { deniedWords } from "./denial.ts";
import { functionShare, hasVerb, isHeap, listedWords } from "./density.ts";
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
  readonly hasVerb: boolean;
  readonly functionShare: number;
}

export const senseOf = (read: ReadSentence, rubricRuns: ReadonlySet<string>): Sense => ({
  denied: deniedWords(read.words),
  modality: modalityOf(read.words, read.sentence.text, read.sentence.start),
  listed: listedWords(read.words),
  recited: recitedWords(read, rubricRuns),
  isClaim: isClaim(read.sentence.text),
  isHeap: isHeap(read.words),
  hasVerb: hasVerb(read.words),
  functionShare: functionShare(read.words),
});

/** A heap, or a sentence most of whose words only stand in a list. */
export const isStuffed = (read: ReadSentence, sense: Sense): boolean =>
  sense.isHeap || sense.listed.filter(Boolean).length * 2 > read.words.length;
