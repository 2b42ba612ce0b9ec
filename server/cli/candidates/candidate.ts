import type { Pack } from "#core/setup/pack.ts";
import type { Move } from "#core/transcript/session.ts";

/** What a simulated candidate sees when it is its turn. */
export interface Prompt {
  /** The interviewer's turn that awaits a reply. */
  readonly move: Move;
  /** The question or probe behind it. */
  readonly pending: Move;
  /** The time is the candidate's own: "what would you like to ask me?" */
  readonly isOwnTime: boolean;
  /** Practice mode: hints may be asked for. */
  readonly isPractice?: boolean;
}

export interface Spoken {
  readonly text: string;
  /** Silence before or instead of words, beyond the usual pause. */
  readonly silenceMs: number;
  readonly control: "end" | "hint" | null;
  /** Nothing is said or pressed at all: the page notices the silence, and the same prompt goes on waiting. */
  readonly isHushed?: boolean;
}

/** Holds its own memory of what it said; made anew for each interview. */
export type Candidate = (prompt: Prompt) => Spoken;

export interface CandidateContext {
  readonly pack: Pack;
  readonly seed: number;
}

export const say = (text: string): Spoken => ({ text: text.trim(), silenceMs: 0, control: null });
