import * as z from "zod/mini";
import { AxisId, FormatId } from "../setup/names.ts";
import { Grade } from "../grading/grade.ts";

/** What was asked and never answered. `turn` is the interviewer's turn number, from 1. */
export const OpenProbe = z.object({
  questionId: z.string(),
  axis: AxisId,
  turn: z.number(),
  text: z.string(),
  /** No word came (skipped, or the interview ended) · nothing but a few words · words in which no answer to this was found. Missing in older reports. */
  why: z.optional(z.enum(["no-reply", "empty", "not-found"])),
});
export type OpenProbe = z.infer<typeof OpenProbe>;

/** A report in the order in which a person acts on it; with the transcript it is all that the page shows. */
export const Report = z.object({
  grade: Grade,
  /** What stands in the place of a decision that the evidence is too narrow for; `null` or missing = the decision leads. */
  lead: z.optional(z.nullable(z.object({ title: z.string(), text: z.string() }))),
  /** Fewer words than the pack needs to judge anything; `null` or missing = enough. */
  tooShort: z.optional(z.nullable(z.object({ words: z.number(), needed: z.number() }))),
  /** The one thing to fix; `null` when nothing was graded, or all that was is at its top level. */
  fix: z.nullable(
    z.object({
      title: z.string(),
      text: z.string(),
      axis: z.nullable(AxisId),
      /** What it rests on: words that were said · a question left open · what was not found, which may be an error · too few words. Missing in older reports. */
      basis: z.optional(z.enum(["said", "unanswered", "not-found", "too-little"])),
    }),
  ),
  openProbes: z.array(OpenProbe),
  /** What to practise next, with minutes and how one knows that it worked. */
  nextDrill: z.nullable(
    z.object({
      questionId: z.string(),
      title: z.string(),
      minutes: z.number(),
      success: z.string(),
      /** The format to practise it in; missing = one question. */
      format: z.optional(FormatId),
    }),
  ),
});
export type Report = z.infer<typeof Report>;
