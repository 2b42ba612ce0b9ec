import { type ScreenReason, screenSentence } from "../reading/screen.ts";
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

export const segmentsOf = (turn: number, answer: number, sentences: readonly Sentence[]): readonly Segment[] =>
  sentences.map(({ start, end, text }, index) => ({
    id: `t${turn}s${index + 1}`,
    turn,
    answer,
    start,
    end,
    text,
    withheld: screenSentence(text) ?? null,
  }));
