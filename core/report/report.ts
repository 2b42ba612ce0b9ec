import * as z from "zod/mini";
import { AxisId, FormatId } from "../setup/names.ts";
import { Grade } from "../grading/grade.ts";

/** What was asked and never answered. `turn` is the interviewer's turn number, from 1. */
export const OpenProbe = z.object({ questionId: z.string(), axis: AxisId, turn: z.number(), text: z.string() });
export type OpenProbe = z.infer<typeof OpenProbe>;

/** A report in the order in which a person acts on it; with the transcript it is all that the page shows. */
export const Report = z.object({
  grade: Grade,
  /** The one thing to fix; `null` when nothing was graded. */
  fix: z.nullable(z.object({ title: z.string(), text: z.string(), axis: z.nullable(AxisId) })),
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
