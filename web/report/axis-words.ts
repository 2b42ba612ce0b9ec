import type { AxisGrade, AxisStatus } from "#core/grading/grade.ts";
import { shortText } from "#core/report/lead.ts";
import type { Report } from "#core/report/report.ts";

/** Why an axis has no level, in the person's words. */
const statusText: Record<AxisStatus, string> = {
  graded: "",
  "not-probed": "Not asked: nothing in this interview gave you room for it.",
  "not-assessed": "Not assessed: something was said here that this grader could not find or weigh.",
  incomplete: "Not finished: grading this axis failed. You can try it again.",
};

/**
 * The same, where words were heard all the same (volunteered, and too few for a level), and where the whole interview has too
 * few words to judge anything.
 */
export function noLevelText(status: AxisStatus, hasEvidence: boolean, tooShort: Report["tooShort"]): string {
  if (status === "not-assessed" && tooShort != null) return `Not judged: ${shortText(tooShort)}.`;
  return status === "not-probed" && hasEvidence
    ? "Not asked for, and too little was said of it for a level. This was heard:"
    : statusText[status];
}

export const levelText = (axis: AxisGrade): string => {
  if (axis.level === null) return axis.status === "not-probed" ? "not asked" : "no level";
  const [low, high] = axis.range ?? [axis.level, axis.level];
  return low === high ? `${axis.level} of 4` : `${axis.level} of 4, perhaps ${low} to ${high}`;
};

export const axisSummary = (axis: AxisGrade): string => `${axis.title}: ${levelText(axis)}`;
