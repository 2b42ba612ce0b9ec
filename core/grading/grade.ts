import * as z from "zod/mini";
import { AxisId, ConfidenceId, DecisionId, LevelId, RedFlagId } from "../setup/names.ts";
import { Turn } from "../transcript/session.ts";

/** Words of the candidate: the very slice [start, end) of turn `turn` (from 1), in UTF-16 units. */
export const Quote = z.object({ turn: z.number(), start: z.number(), end: z.number(), text: z.string() });
export type Quote = z.infer<typeof Quote>;

export const Verdict = z.enum(["yes", "no", "unclear"]);
export type Verdict = z.infer<typeof Verdict>;

export const IndicatorGrade = z.object({
  id: z.string(),
  /** The indicator's question, as the pack had it when it was graded. */
  text: z.string(),
  verdict: Verdict,
  quotes: z.array(Quote),
});
export type IndicatorGrade = z.infer<typeof IndicatorGrade>;

/** What a model wrote back, as it came; names that were taken out are still out. */
export const ModelReply = z.object({ step: z.enum(["extract", "repair", "decide"]), text: z.string() });
export type ModelReply = z.infer<typeof ModelReply>;

export const AxisStatus = z.enum(["graded", "not-probed", "not-assessed", "incomplete"]);
export type AxisStatus = z.infer<typeof AxisStatus>;

/** One axis, self-contained: a report stays readable after its pack was edited. */
export const AxisGrade = z.object({
  id: AxisId,
  title: z.string(),
  letter: z.string(),
  question: z.string(),
  level: z.nullable(z.number()),
  range: z.nullable(z.tuple([z.number(), z.number()])),
  status: AxisStatus,
  anchors: z.array(z.object({ level: z.number(), text: z.string() })),
  indicators: z.array(IndicatorGrade),
  quotes: z.array(Quote),
  /** Turn numbers of the replies to a question for this axis that were not silent about it, whatever they were worth. */
  answeredTurns: z.optional(z.array(z.number())),
  /** Why not one higher, why not one lower: names the indicators. `null` where there is no level or no neighbour. */
  whyNotHigher: z.nullable(z.string()),
  whyNotLower: z.nullable(z.string()),
  /** Only where a model looked for the quotes. */
  replies: z.optional(z.array(ModelReply)),
});
export type AxisGrade = z.infer<typeof AxisGrade>;

export const RedFlagGrade = z.object({
  id: RedFlagId,
  title: z.string(),
  text: z.string(),
  verdict: z.enum(["present", "absent", "not-probed"]),
  quotes: z.array(Quote),
  /** Turn numbers (from 1) that gave room for the opposite. */
  opportunityTurns: z.array(z.number()),
});
export type RedFlagGrade = z.infer<typeof RedFlagGrade>;

export const Gate = z.object({ rule: z.string(), flagId: RedFlagId, cap: DecisionId });
export type Gate = z.infer<typeof Gate>;

export const IntegrityNote = z.object({
  type: z.enum(["aimed-at-grader", "markup", "encoded", "trivial", "stuffed", "interviewer-words"]),
  turn: z.number(),
  /** What was found and what was done about it, one sentence. */
  text: z.string(),
});
export type IntegrityNote = z.infer<typeof IntegrityNote>;

export const Provenance = z.object({
  packId: z.string(),
  packHash: z.string(),
  promptHash: z.nullable(z.string()),
  grader: z.enum(["built-in", "model"]),
  model: z.nullable(z.string()),
  /** Decisions an axis, and the seed of the order in which its points were put to the model. */
  sampling: z.optional(z.object({ runs: z.number(), seed: z.number() })),
  schemaVersion: z.literal(1),
});
export type Provenance = z.infer<typeof Provenance>;

/** One of the lenses beside the axes. It has no weight in the decision. */
export const LensGrade = z.object({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  level: z.nullable(z.number()),
  anchor: z.nullable(z.string()),
  indicators: z.array(IndicatorGrade),
});
export type LensGrade = z.infer<typeof LensGrade>;

/** A checklist held against the answers: an item is ticked by its quotes. */
export const ChecklistGrade = z.object({
  id: z.string(),
  title: z.string(),
  isOrdered: z.boolean(),
  items: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), quotes: z.array(Quote) })),
  /** Ordered lists: items that came before one that should precede them, one sentence each. */
  orderNotes: z.array(z.string()),
});
export type ChecklistGrade = z.infer<typeof ChecklistGrade>;

/** The whole grade: the contract of `npm run grade -- FILE --json`. */
export const Grade = z.object({
  turns: z.array(Turn),
  level: LevelId,
  /** `null` when no axis is graded. */
  decision: z.nullable(DecisionId),
  decisionBeforeGates: z.nullable(DecisionId),
  gates: z.array(Gate),
  scopeFit: z.nullable(LevelId),
  confidence: ConfidenceId,
  axes: z.array(AxisGrade),
  redFlags: z.array(RedFlagGrade),
  /** Missing in grades from before there were any. */
  lenses: z.optional(z.array(LensGrade)),
  checklists: z.optional(z.array(ChecklistGrade)),
  /** Measured, apart from the score: where the candidate named an axis aloud before speaking to it. */
  axesNamed: z.optional(z.array(Quote)),
  droppedQuotes: z.number(),
  integrityNotes: z.array(IntegrityNote),
  /** What this grader cannot see, in plain words. */
  limits: z.array(z.string()),
  provenance: Provenance,
});
export type Grade = z.infer<typeof Grade>;
