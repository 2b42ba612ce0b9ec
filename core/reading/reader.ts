import type { AxisId } from "../setup/names.ts";
import type { Pack } from "../setup/pack.ts";
import type { Gap } from "../transcript/heard.ts";
import type { Sentence } from "./tokens.ts";

/** A place in a text where an indicator, a point or a flag shows: [start, end) in UTF-16 units, whole sentences. */
export interface Found {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface ReadingContext {
  /** What the interviewer said just before: words taken from it weigh nothing. */
  readonly interviewerText: string;
  /** The question asks for a story: what was done counts, what would be done does not. */
  readonly isStory: boolean;
}

/** Reads one candidate reply against one pack. Deterministic; knows nothing of the interview around it. */
export interface Reader {
  readonly pack: Pack;
  sentences(text: string): readonly Sentence[];
  /** True when any of the cues holds in the sentence and is not denied there. */
  hasCue(cues: readonly string[], sentence: Sentence): boolean;
  /** Axis indicators that the reply shows, in order of place. */
  indicators(text: string, context: ReadingContext): readonly (Found & { readonly axis: AxisId })[];
  /** Points of the question that the reply touches. */
  points(text: string, questionId: string): readonly Found[];
  /** Gaps that a generic probe could press on. */
  gaps(text: string, context: ReadingContext): readonly Gap[];
}
