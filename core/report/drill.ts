import type { ChecklistGrade, Grade } from "../grading/grade.ts";
import type { FormatId } from "../setup/names.ts";
import type { Format, Pack, Question } from "../setup/pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";

type Item = ChecklistGrade["items"][number];

/** A format of its own questions or lists: one question under conditions, not an interview. */
export const drillOf = (pack: Pack, formatId: FormatId | undefined): Format | undefined =>
  pack.formats.find(
    ({ id, questions, checklists }) => id === formatId && (questions !== undefined || checklists !== undefined),
  );

/** What the lists of a drill wait for and nobody said, in their order; none outside of a drill. */
export const missedItems = (grade: Grade, drill: Format | undefined): readonly Item[] =>
  drill === undefined
    ? []
    : (grade.checklists ?? []).flatMap(({ items }) => items.filter(({ quotes }) => quotes.length === 0));

/** The first question that was asked, as the pack has it. */
export function firstAsked(turns: readonly TranscriptTurn[], pack: Pack): Question | undefined {
  const asked = turns.find(({ move }) => move?.type === "ask")?.move?.questionId;
  return pack.questions.find(({ id }) => id === asked);
}

/** An item's title without the number that it has in its list. */
export const plainTitle = (title: string): string => title.replace(/^\d+\.\s+/u, "");

/** A question that bears the name of its format in its own title is not named twice: "90-second STAR: stale prices". */
export function drillTitle(format: Format, question: Question): string {
  const [before = "", ...rest] = question.title.split(": ");
  const isNamed = rest.length > 0 && format.title.toLowerCase().includes(before.toLowerCase());
  return `${format.title}: ${isNamed ? rest.join(": ") : question.title}`;
}
