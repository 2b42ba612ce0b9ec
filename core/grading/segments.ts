import { type ScreenReason, screenSentences } from "../reading/screen.ts";
import type { Sentence } from "../reading/tokens.ts";

/** A sentence of the candidate: what a grader may quote from. Offsets are those of the turn's canonical text. */
export interface Segment {
  /** `t3s2`: second sentence of turn 3. */
  readonly id: string;
  readonly turn: number;
  readonly answer: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Why graders do not get to see it; `null` = they do. */
  readonly withheld: ScreenReason | null;
}

export function segmentsOf(
  turn: number,
  answer: number,
  text: string,
  sentences: readonly Sentence[],
): readonly Segment[] {
  const reasons = screenSentences(text, sentences);
  return sentences.map((sentence, index) => ({
    id: `t${turn}s${index + 1}`,
    turn,
    answer,
    start: sentence.start,
    end: sentence.end,
    text: sentence.text,
    withheld: reasons[index] ?? null,
  }));
}
