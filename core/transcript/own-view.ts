import * as z from "zod/mini";
import { AxisId } from "../setup/names.ts";

const OwnLevel = z.number().check(z.int(), z.minimum(1), z.maximum(4));

/** The longest reason that a person can give, in UTF-16 units. */
export const longestReason = 500;
const Reason = z.string().check(z.maxLength(longestReason));

/** A person's level for an axis, as she set it beside the grader's. With `isExample` it is a labelled example as well. */
export const LevelOfOwn = z.object({ axis: AxisId, level: OwnLevel, reason: Reason, isExample: z.boolean() });
export type LevelOfOwn = z.infer<typeof LevelOfOwn>;

/** Her answer to one of the yes/no questions behind a level, where the grader's was another: always a labelled example. */
export const VerdictOfOwn = z.object({
  axis: AxisId,
  indicator: z.string(),
  verdict: z.enum(["yes", "no"]),
  reason: Reason,
});
export type VerdictOfOwn = z.infer<typeof VerdictOfOwn>;

/** What the person herself holds of an interview. It stands beside the grading and moves nothing in it. */
export const OwnView = z.object({
  /** Her levels from before the report opened: none = skipped; missing = not asked yet. */
  selfScore: z.optional(z.array(z.object({ axis: AxisId, level: OwnLevel }))),
  /** At most one of an axis. */
  levels: z.optional(z.array(LevelOfOwn)),
  /** At most one of an indicator. */
  verdicts: z.optional(z.array(VerdictOfOwn)),
});
export type OwnView = z.infer<typeof OwnView>;
export type SelfScore = NonNullable<OwnView["selfScore"]>;

/** Asked once: what was said first stays. */
export const withSelfScore = (view: OwnView, selfScore: SelfScore): OwnView =>
  view.selfScore === undefined ? { ...view, selfScore } : view;

export const withLevel = (view: OwnView, own: LevelOfOwn): OwnView => ({
  ...view,
  levels: [...(view.levels ?? []).filter(({ axis }) => axis !== own.axis), own],
});

export const withoutLevel = (view: OwnView, axis: AxisId): OwnView => ({
  ...view,
  levels: (view.levels ?? []).filter((own) => own.axis !== axis),
});

export const withVerdict = (view: OwnView, own: VerdictOfOwn): OwnView => ({
  ...view,
  verdicts: [...withoutVerdict(view, own).verdicts, own],
});

export const withoutVerdict = (view: OwnView, place: Pick<VerdictOfOwn, "axis" | "indicator">) => ({
  ...view,
  verdicts: (view.verdicts ?? []).filter((own) => own.axis !== place.axis || own.indicator !== place.indicator),
});
