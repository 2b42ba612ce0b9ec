import * as z from "zod/mini";

/** Ids that packs, files, the command line and tests share. They do not change. */
export const axisIds = ["scale", "reliability", "cost", "ownership", "evolution"] as const;
export const AxisId = z.enum(axisIds);
export type AxisId = z.infer<typeof AxisId>;

export const redFlagIds = [
  "tools-first",
  "no-cost-awareness",
  "vague-ownership",
  "hero-narrative",
  "no-evolution-path",
] as const;
export const RedFlagId = z.enum(redFlagIds);
export type RedFlagId = z.infer<typeof RedFlagId>;

export const formatIds = [
  "loop",
  "single",
  "opener",
  "star",
  "design",
  "cost",
  "practice",
  "story",
  "weak-spots",
] as const;
export const FormatId = z.enum(formatIds);
export type FormatId = z.infer<typeof FormatId>;

export const levelIds = ["em", "senior-em", "director"] as const;
export const LevelId = z.enum(levelIds);
export type LevelId = z.infer<typeof LevelId>;

export const modeIds = ["simulation", "practice"] as const;
export const ModeId = z.enum(modeIds);
export type ModeId = z.infer<typeof ModeId>;

/** From worst to best. */
export const decisionIds = ["no-hire", "lean-no-hire", "lean-hire", "hire", "strong-hire"] as const;
export const DecisionId = z.enum(decisionIds);
export type DecisionId = z.infer<typeof DecisionId>;

export const ConfidenceId = z.enum(["high", "medium", "low"]);
export type ConfidenceId = z.infer<typeof ConfidenceId>;

export const moveTypes = [
  "open",
  "ask",
  "probe",
  "answer",
  "repeat",
  "hint",
  "nudge",
  "redirect",
  "time-warning",
  "transition",
  "last-question",
  "invite",
  "close",
] as const;
export const MoveType = z.enum(moveTypes);
export type MoveType = z.infer<typeof MoveType>;

export const probeKinds = [
  "axis",
  "flag",
  "vague",
  "number",
  "we",
  "tools",
  "hero",
  "blame",
  "contradiction",
  "star",
  "pressure",
] as const;
export const ProbeKind = z.enum(probeKinds);
export type ProbeKind = z.infer<typeof ProbeKind>;

export const EndedBy = z.enum(["agenda", "time", "candidate", "exhausted"]);
export type EndedBy = z.infer<typeof EndedBy>;

export const Speaker = z.enum(["interviewer", "candidate"]);
export type Speaker = z.infer<typeof Speaker>;

/** Whether it can name a pack: such a name is safe as a folder's. */
export const isPackId = (name: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(name);
