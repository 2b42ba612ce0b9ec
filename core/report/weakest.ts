import type { AxisGrade, Grade } from "../grading/grade.ts";
import { missingFor } from "../grading/why.ts";
import type { AxisId } from "../setup/names.ts";
import type { Axis, Pack } from "../setup/pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";

export const topLevel = 4;
/** Questions list their axes, the main ones first; the rest is only touched. */
export const mainAxes = 2;

/**
 * The graded axis with the lowest level; of several, the one that was asked for most and that the questions are about
 * first of all, then the one with the fewest indicators shown.
 */
export function weakestAxis(grade: Grade, turns: readonly TranscriptTurn[], pack: Pack): AxisGrade | undefined {
  const shown = (axis: AxisGrade) => axis.indicators.filter((indicator) => indicator.verdict === "yes").length;
  const asked = (axis: AxisGrade) => turns.filter((turn) => axesAsked(turn, pack).includes(axis.id)).length;
  return grade.axes
    .filter((axis) => axis.level !== null)
    .toSorted((a, b) => (a.level ?? 0) - (b.level ?? 0) || asked(b) - asked(a) || shown(a) - shown(b))[0];
}

/** The axis of a probe, or those that a question is about before any other. */
function axesAsked({ move }: TranscriptTurn, pack: Pack): readonly AxisId[] {
  if (move?.type === "probe") return move.axis === null ? [] : [move.axis];
  if (move?.type !== "ask") return [];
  return pack.questions.find((question) => question.id === move.questionId)?.axes.slice(0, mainAxes) ?? [];
}

/** The first indicator that the next level asks for, in the pack's words. */
export function missingText(axis: Axis, graded: AxisGrade): string | null {
  const findings = graded.indicators.map(({ id, verdict }) => ({ id, verdict, answers: [] }));
  const [id] = missingFor(axis, findings, graded.level ?? 1);
  return axis.indicators.find((indicator) => indicator.id === id)?.text ?? null;
}
