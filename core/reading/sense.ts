import { isClaim, recitedWords } from "./claim.ts";
import { deniedWords } from "./denial.ts";
import { contentStems } from "./examples.ts";
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
  /** The stems that carry its meaning, as example sentences are compared by them. */
  readonly content: ReadonlySet<string>;
}

export function senseOf(read: ReadSentence, rubricRuns: ReadonlySet<string>): Sense {
  const { words, sentence } = read;
  const denied = deniedWords(words);
  return {
    denied,
    modality: modalityOf(words, sentence.text, sentence.start),
    listed: listedWords(words),
    recited: recitedWords(read, rubricRuns),
    isClaim: isClaim(sentence.text),
    isHeap: isHeap(words),
    hasVerb: hasVerb(words),
    functionShare: functionShare(words),
    content: contentStems(words, denied),
  };
}

/** A heap, or a sentence most of whose words only stand in a list. */
export const isStuffed = (read: ReadSentence, sense: Sense): boolean =>
  sense.isHeap || sense.listed.filter(Boolean).length * 2 > read.words.length;
