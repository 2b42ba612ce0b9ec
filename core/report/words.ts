import type { Grade } from "../grading/grade.ts";
import type { DecisionId, LevelId } from "../setup/names.ts";
import type { Report } from "./report.ts";

/** Names that a person reads for the ids that files and the command line use. */
export const decisionText: Record<DecisionId, string> = {
  "strong-hire": "Strong hire",
  hire: "Hire",
  "lean-hire": "Lean hire",
  "lean-no-hire": "Lean no hire",
  "no-hire": "No hire",
};

export const levelText: Record<LevelId, string> = {
  em: "engineering manager",
  "senior-em": "senior engineering manager",
  director: "director",
};

/** The decision in one sentence. */
function decisionSentence(grade: Pick<Grade, "decision" | "level">): string {
  if (grade.decision === null) return "No decision: there was too little to judge.";
  return `${decisionText[grade.decision]}, as ${withArticle(levelText[grade.level])}.`;
}

/** What a report says first: the decision, or what can be said where that would rest on too little. */
export const leadSentence = ({ grade, lead }: Pick<Report, "grade" | "lead">): string =>
  lead?.title ?? decisionSentence(grade);

/** What the evidence would fit, how sure the grader is, and that a decision on few axes rests on little. */
export function scopeSentence(grade: Pick<Grade, "scopeFit" | "confidence" | "axes">): string {
  const scope =
    grade.scopeFit === null
      ? "Nothing you said shows the scope of your work"
      : `Your examples show the scope of ${withArticle(levelText[grade.scopeFit])}`;
  return `${scope}. Confidence: ${grade.confidence}.${restsOn(grade)}`;
}

/** Fewer graded axes than this say little of a person. */
const enoughAxes = 4;

function restsOn({ axes }: Pick<Grade, "axes">): string {
  const graded = axes.filter(({ level }) => level !== null).length;
  if (graded === 0 || graded >= enoughAxes) return "";
  return ` It rests on ${graded} of ${axes.length} axes only: take it as a hint.`;
}

/** What moves the decision and what does not, for a report that has lists beside the axes. */
export const whatCounts =
  "The decision counts the axes and the red flags alone. A list shows which parts of such an answer were found; each list looks for its own words, so one sentence may count in one and not in another.";

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
