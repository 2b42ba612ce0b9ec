import type { Grade } from "../grading/grade.ts";
import type { Label } from "./labels.ts";

/** One labelled judgement beside the grader's own. */
export interface LabelledJudgement {
  /** An axis, or `axis/indicator`. */
  readonly place: string;
  readonly label: string;
  /** `none` = the grader has no such judgement. */
  readonly found: string;
}

/** The labelled levels of axes, then the labelled answers to the questions behind them. */
export function judgementsOf(label: Label, grade: Pick<Grade, "axes">): readonly LabelledJudgement[] {
  const levels = Object.entries(label.axes ?? {}).map(([id, level]) => ({
    place: id,
    label: `${level}`,
    found: `${grade.axes.find((axis) => axis.id === id)?.level ?? null}`,
  }));
  return [...levels, ...verdictsOf(label, grade)];
}

export const verdictsOf = (label: Label, grade: Pick<Grade, "axes">): readonly LabelledJudgement[] =>
  Object.entries(label.indicators ?? {}).map(([place, verdict]) => {
    const [axisId, indicatorId] = place.split("/");
    const axis = grade.axes.find(({ id }) => id === axisId);
    const found = axis?.indicators.find(({ id }) => id === indicatorId)?.verdict ?? "none";
    return { place, label: verdict, found };
  });

export const isAlike = ({ label, found }: LabelledJudgement): boolean => label === found;
