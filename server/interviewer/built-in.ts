import type { InterviewFrame } from "#core/api.ts";
import type { SaidTurn } from "#core/interview/take-turn.ts";

/** The built-in voice as frames: each turn sentence by sentence, as a spoken voice would take them. */
export function* framesOf(turns: readonly SaidTurn[]): Generator<InterviewFrame> {
  for (const { move, heard, text } of turns) {
    yield { type: "turn-start", move, heard };
    for (const sentence of sentencesOf(text)) yield { type: "turn-delta", text: sentence };
    yield { type: "turn-end" };
  }
}

/** Joined again they are the very text. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?]\s+)(?=\S)/u).filter((sentence) => sentence !== "");
