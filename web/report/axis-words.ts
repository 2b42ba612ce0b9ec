import type { AxisGrade, AxisStatus } from "#core/grading/grade.ts";

/** Why an axis has no level, in the person's words. */
export const statusText: Record<AxisStatus, string> = {
  graded: "",
  "not-probed": "Not asked: nothing in this interview gave you room for it.",
  "not-assessed": "Not assessed: what seemed to be evidence could not be found in your words.",
  incomplete: "Not finished: grading this axis failed. You can try it again.",
};

export const levelText = (axis: AxisGrade): string => {
  if (axis.level === null) return axis.status === "not-probed" ? "not asked" : "no level";
  const [low, high] = axis.range ?? [axis.level, axis.level];
  return low === high ? `${axis.level} of 4` : `${axis.level} of 4, perhaps ${low} to ${high}`;
};

export const axisSummary = (axis: AxisGrade): string => `${axis.title}: ${levelText(axis)}`;
