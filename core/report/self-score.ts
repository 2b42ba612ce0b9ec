import type { AxisGrade } from "../grading/grade.ts";
import type { SelfScore } from "../transcript/own-view.ts";

/** How far a person's level and the grader's lie apart, in words; `null` where one of the two is missing. */
export function gapText(axis: Pick<AxisGrade, "id" | "level">, selfScore: SelfScore): string | null {
  const own = selfScore.find(({ axis: id }) => id === axis.id)?.level;
  if (own === undefined) return null;
  if (axis.level === null) return `You gave yourself ${own} of 4.`;
  return `You gave yourself ${own} of 4: ${apartText(own - axis.level)}.`;
}

function apartText(steps: number): string {
  if (steps === 0) return "the same";
  const count = ["", "one level", "two levels", "three levels"][Math.abs(steps)];
  return `${count} ${steps > 0 ? "higher" : "lower"} than the grader`;
}

/** The gaps of an interview in one sentence, for the axes that have both levels; `null` where none has. */
export function gapsText(axes: readonly Pick<AxisGrade, "id" | "level">[], selfScore: SelfScore): string | null {
  const gaps = axes.flatMap(({ id, level }) => {
    const own = selfScore.find(({ axis }) => axis === id)?.level;
    return own === undefined || level === null ? [] : [own - level];
  });
  if (gaps.length === 0) return null;
  const higher = gaps.filter((gap) => gap > 0).length;
  const lower = gaps.filter((gap) => gap < 0).length;
  const parts = [
    higher > 0 ? `higher than the grader on ${higher}` : null,
    lower > 0 ? `lower on ${lower}` : null,
    higher + lower < gaps.length ? `the same on ${gaps.length - higher - lower}` : null,
  ].filter((part) => part !== null);
  return `Of ${gaps.length} axes that both of you judged, you rated yourself ${parts.join(", ")}.`;
}
