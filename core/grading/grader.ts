import type { AppError } from "../errors.ts";
import type { Result } from "../result.ts";
import type { AxisId } from "../setup/names.ts";
import type { Conversation } from "./conversation.ts";
import type { ModelReply } from "./grade.ts";

/** What is judged in one call: an axis, the pack's scope of evidence, or a lens. */
export type Subject = AxisId | "scope" | `lens:${string}`;

/** A grader's claim that the candidate's words show an indicator. It names no level, and counts only once its quote is found. */
export interface Proposal {
  /** Id of the segment that the quote starts in. */
  readonly segment: string;
  readonly quote: string;
  readonly indicatorId: string;
  /** `hints`: too faint to count, enough to leave the indicator unclear. */
  readonly polarity: "shows" | "hints";
}

/** The one port of graders: given what was said and a subject, propose evidence, the most telling first. Every axis is a call of its own and can fail alone. */
export interface Grader {
  readonly name: "built-in" | "model";
  /** `null` for the built-in grader. */
  readonly model: string | null;
  readonly promptHash: string | null;
  /** What this grader cannot see, in plain words for the report. */
  readonly limits: readonly string[];
  /** Of a model: decisions an axis, and the seed of the order in which its points are put to it. */
  readonly sampling?: { readonly runs: number; readonly seed: number };
  /** What a model wrote back about a subject so far. */
  replies?(subject: Subject): readonly ModelReply[];
  propose(subject: Subject, conversation: Conversation): Promise<Result<readonly Proposal[], AppError>>;
}
