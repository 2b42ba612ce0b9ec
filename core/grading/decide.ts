import { type ConfidenceId, type DecisionId, type LevelId, decisionIds } from "../setup/names.ts";
import type { DecisionRule, Pack } from "../setup/pack.ts";
import type { AxisGrade, Gate, RedFlagGrade } from "./grade.ts";
import { type Finding, holds } from "./level.ts";

const rank = (decision: DecisionId): number => decisionIds.indexOf(decision);

/**
 * The first rule that holds, from best to worst; none is `no-hire`. `null` when no axis is graded. Only graded axes count: how
 * many of them a decision needs is in the pack's rules.
 */
export function decisionOf(
  pack: Pack,
  level: LevelId,
  axes: readonly AxisGrade[],
  questions: number,
): DecisionId | null {
  const levels = axes.flatMap((axis) => (axis.level === null ? [] : [axis.level]));
  if (levels.length === 0) return null;
  const rules = pack.levels.find((one) => one.id === level)?.decision ?? [];
  const decision = rules.find((rule) => isMet(rule, levels))?.decision ?? "no-hire";
  const lean = rules.find((rule) => rule.decision === "lean-hire");
  if (lean === undefined || rank(decision) >= rank("lean-hire") || !hasOneWeakAxis(levels, questions)) return decision;
  return isMet({ ...lean, lowest: 1 }, levels) ? "lean-hire" : decision;
}

/** After one question, one axis rests on one follow-up: beside two and more strong ones it is too little to reject by. */
function hasOneWeakAxis(levels: readonly number[], questions: number): boolean {
  const strong = levels.filter((one) => one >= 3).length;
  return questions === 1 && strong >= 2 && strong === levels.length - 1;
}

function isMet(rule: DecisionRule, levels: readonly number[]): boolean {
  const mean = levels.reduce((sum, one) => sum + one, 0) / levels.length;
  return levels.length >= rule.axes && mean >= rule.mean && Math.min(...levels) >= rule.lowest;
}

/** Gates of the flags that count, and the decision under them: listed also where it was lower already, but not where there is none. */
export function applyGates(
  pack: Pack,
  decision: DecisionId | null,
  flags: readonly RedFlagGrade[],
): { readonly decision: DecisionId | null; readonly gates: readonly Gate[] } {
  if (decision === null) return { decision, gates: [] };
  const gates = pack.redFlags
    .filter((flag) => flags.some((one) => one.id === flag.id && one.verdict === "present"))
    .map((flag) => ({ rule: flag.rule, flagId: flag.id, cap: flag.cap }));
  const capped = gates.reduce<DecisionId>((best, gate) => (rank(gate.cap) < rank(best) ? gate.cap : best), decision);
  return { decision: capped, gates };
}

/** The widest scope whose rule holds; `null` when none does. */
export function scopeFitOf(pack: Pack, findings: readonly Finding[], questions: number): LevelId | null {
  const scopes: readonly LevelId[] = ["director", "senior-em", "em"];
  return scopes.find((scope) => holds(pack.scope.levels[scope], findings, questions)) ?? null;
}

/** How sure the report may be. One reading by rules is never more than `medium`; many answers beside their question make it `low`. */
export function confidenceOf(
  grader: "built-in" | "model",
  axes: readonly AxisGrade[],
  droppedQuotes: number,
  isOffTopic: boolean,
): ConfidenceId {
  const graded = axes.filter((axis) => axis.status === "graded");
  const quotes = graded.reduce((sum, axis) => sum + axis.quotes.length, 0);
  const isWide = graded.length >= 4 && quotes >= 6;
  const isDivided = graded.filter((axis) => axis.range !== null).length > 1 || droppedQuotes > quotes;
  if (!isWide || isDivided || isOffTopic || axes.some((axis) => axis.status === "incomplete")) return "low";
  return grader === "built-in" ? "medium" : "high";
}
