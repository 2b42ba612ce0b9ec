import * as z from "zod";
import { AxisId, DecisionId, LevelId, RedFlagId } from "./names.ts";
import { Cue, Id, Line, Lines } from "./pack-words.ts";

export const Indicator = z.strictObject({
  id: Id,
  /** A yes/no question about what was said. */
  text: Line,
  /** What kind of evidence it is; the top level needs a `number` and a `mechanism`. */
  kind: z.enum(["mechanism", "number", "owner", "outcome", "scope"]).default("mechanism"),
  cues: z.array(Cue).min(1).max(60),
  examples: z.strictObject({ yes: Lines.min(1), no: Lines.min(1) }),
  minQuotes: z.int().min(1).max(3).default(1),
});

const AxisIndicator = Indicator.extend({
  /** Cues that hold only in a reply to a question for the axis, which says what a bare figure or a "we stopped that" is about. */
  answerCues: z.array(Cue).min(1).max(60).optional(),
});

/** What a level needs: every id of `all`, at least one of `anyOf`, and `atLeast` of all the axis's indicators; `answers` = from so many different answers. */
export const LevelRule = z.strictObject({
  all: z.array(Id).max(20).default([]),
  anyOf: z.array(Id).max(20).default([]),
  atLeast: z.int().min(1).max(20),
  answers: z.int().min(1).max(3).default(1),
});

const Anchor = z.strictObject({ text: Line, examples: Lines.min(1) });

export const Anchors = z.strictObject({ 1: Anchor, 2: Anchor, 3: Anchor, 4: Anchor });

export const Axis = z.strictObject({
  id: AxisId,
  letter: z.string().length(1),
  title: Line,
  question: Line,
  anchors: Anchors,
  indicators: z.array(AxisIndicator).min(5).max(8),
  levels: z.strictObject({ 2: LevelRule, 3: LevelRule, 4: LevelRule }),
  /** How one gets from a level to the next, in words for the person: one entry per level 1 to 3. */
  advice: z.strictObject({ 1: Line, 2: Line, 3: Line }),
});

export const RedFlag = z.strictObject({
  id: RedFlagId,
  title: Line,
  /** What it sounds like. */
  text: Line,
  /** `said` counts with a quote only; `absence` only where there was room for the opposite and nothing was said. */
  kind: z.enum(["said", "absence"]),
  /** For an absence: the axis whose positive evidence refutes it. */
  axis: z.optional(AxisId),
  /** The best decision that is still possible once the flag counts. */
  cap: DecisionId,
  /** Why the cap, in words that the report shows. */
  rule: Line,
  examples: Lines.min(2),
  nearMisses: Lines.min(2),
});

export const DecisionRule = z.strictObject({
  decision: DecisionId,
  /** Mean of the graded axes, 1 to 4. */
  mean: z.number().min(1).max(4),
  /** No graded axis may be lower. */
  lowest: z.int().min(1).max(4),
  /** So many axes must be graded. */
  axes: z.int().min(1).max(5),
});

export const Level = z.strictObject({
  id: LevelId,
  title: Line,
  followUps: z.int().min(1).max(3),
  /** From best to worst; the first that holds is the decision, none of them is `no-hire`. */
  decision: z.array(DecisionRule).min(1).max(20),
});

export const Scope = z.strictObject({
  indicators: z.array(Indicator).min(3).max(12),
  levels: z.strictObject({ em: LevelRule, "senior-em": LevelRule, director: LevelRule }),
});

export type Axis = z.infer<typeof Axis>;
export type Indicator = z.infer<typeof Indicator>;
export type AxisIndicator = z.infer<typeof AxisIndicator>;
export type LevelRule = z.infer<typeof LevelRule>;
export type RedFlag = z.infer<typeof RedFlag>;
export type Level = z.infer<typeof Level>;
export type DecisionRule = z.infer<typeof DecisionRule>;
