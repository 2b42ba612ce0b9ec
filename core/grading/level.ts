import type { Indicator, LevelRule } from "../setup/pack.ts";
import type { Verdict } from "./grade.ts";

/** Indicators with a table: an axis, or a lens. */
export interface Graduated {
  readonly indicators: readonly Indicator[];
  readonly levels: { readonly 2: LevelRule; readonly 3: LevelRule; readonly 4: LevelRule };
}

/** What was found for one indicator. */
export interface Finding {
  readonly id: string;
  readonly verdict: Verdict;
  /** Numbers of the answers that its quotes come from. */
  readonly answers: readonly number[];
  /** A `number` that was shown without a figure: no more than a mention. */
  readonly isFigureless?: boolean;
}

export interface LevelOutcome {
  readonly level: number;
  /** Set where unclear indicators would decide: [level without them, level with them]. */
  readonly range: readonly [number, number] | null;
}

/**
 * The axis's level by its table: the highest of 2 to 4 whose rule and all lower rules hold, else 1. `questions` is the
 * number of questions of the interview: a rule that asks for evidence from several answers asks for no more than there were.
 */
export function levelOf(axis: Graduated, findings: readonly Finding[], questions: number): LevelOutcome {
  const level = highest(axis, findings, questions);
  const hopeful = findings.map((finding) => (finding.verdict === "unclear" ? { ...finding, verdict: yes } : finding));
  const best = highest(axis, hopeful, questions);
  return { level, range: best > level ? [level, best] : null };
}
const yes: Verdict = "yes";

export function highest(axis: Graduated, findings: readonly Finding[], questions: number): number {
  if (!holds(axis.levels[2], findings, questions)) return 1;
  const told = withFigures(findings);
  if (!holds(axis.levels[3], told, questions)) return 2;
  return holds(axis.levels[4], told, questions) && isQuantifiedMechanism(axis, told) ? 4 : 3;
}

/** What counts from level 3 on: a `number` only where a figure was given. */
export const withFigures = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) => (finding.isFigureless === true ? { ...finding, verdict: "no", answers: [] } : finding));

/** True when the shown indicators meet the rule. */
export function holds(rule: LevelRule, findings: readonly Finding[], questions: number): boolean {
  const shown = findings.filter((finding) => finding.verdict === "yes");
  const isShown = (id: string) => shown.some((finding) => finding.id === id);
  const answers = new Set(shown.flatMap((finding) => finding.answers));
  return (
    shown.length >= rule.atLeast &&
    rule.all.every(isShown) &&
    (rule.anyOf.length === 0 || rule.anyOf.some(isShown)) &&
    answers.size >= Math.min(rule.answers, questions)
  );
}

/** The top level needs a figure and a mechanism, whatever the table says. */
export function isQuantifiedMechanism(axis: Graduated, findings: readonly Finding[]): boolean {
  const kinds = axis.indicators
    .filter((indicator) => findings.some((finding) => finding.id === indicator.id && finding.verdict === "yes"))
    .map((indicator) => indicator.kind);
  return kinds.includes("number") && kinds.includes("mechanism");
}
