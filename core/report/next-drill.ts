import type { AxisGrade, Grade } from "../grading/grade.ts";
import type { Format, Pack, Question } from "../setup/pack.ts";
import { questionsOf } from "../setup/plan.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import { drillTitle, firstAsked, missedItems, plainTitle } from "./drill.ts";
import type { Report } from "./report.ts";
import { mainAxes, missingText, topLevel } from "./weakest.ts";

interface Told {
  readonly grade: Grade;
  readonly turns: readonly TranscriptTurn[];
  readonly pack: Pack;
  readonly drill: Format | undefined;
}
type Drill = NonNullable<Report["nextDrill"]>;

/**
 * What to practise next: the same question where too little was said to judge; the same drill where a part of its list was
 * missed; else a question for the weakest axis; with that at its top level, what the drill or the interview did not ask.
 */
export function nextDrillOf(told: Told, weakest: AxisGrade | undefined): Drill | null {
  if (weakest === undefined)
    return sameAgain(told, `An answer of ${told.pack.minimumWords} words and more, so that it can be judged.`);
  const missed = told.drill?.questions === undefined ? [] : missedItems(told.grade, told.drill);
  if (missed.length > 0) {
    const titles = missed.slice(0, mostNamed).map(({ title }) => `“${plainTitle(title)}”`);
    const again = sameAgain(
      told,
      `Your answer comes to ${missed.length === 1 ? "this" : "these"} as well: ${titles.join(", ")}.`,
    );
    if (again !== null) return again;
  }
  return weakest.level === topLevel ? (otherCase(told) ?? notAsked(told)) : forAxis(told, weakest);
}

const mostNamed = 3;

function sameAgain({ turns, pack, drill }: Told, success: string): Drill | null {
  const question = firstAsked(turns, pack);
  if (question === undefined) return null;
  if (drill?.questions === undefined) return inSingle(pack, question, success);
  return {
    questionId: question.id,
    title: drillTitle(drill, question),
    minutes: drill.defaultMinutes,
    success,
    format: drill.id,
  };
}

/** The drill's next question, after one in which nothing was missed. */
function otherCase({ turns, pack, drill }: Told): Drill | null {
  const asked = askedIn(turns);
  const other = pack.questions.find(({ id }) => drill?.questions?.includes(id) === true && !asked.has(id));
  if (drill === undefined || other === undefined) return null;
  const { id: format, defaultMinutes: minutes } = drill;
  const success = "No part of the list is missing there either.";
  return { questionId: other.id, title: drillTitle(drill, other), minutes, success, format };
}

/** A question for the first axis that has no level yet; with none left, one that was not asked. */
function notAsked(told: Told): Drill | null {
  const { grade, turns, pack } = told;
  const open = grade.axes.find(({ level }) => level === null);
  if (open !== undefined) return forAxis(told, open);
  const asked = askedIn(turns);
  const other = questionsOf(pack, singleOf(pack)).find(({ id }) => !asked.has(id));
  return other === undefined ? null : inSingle(pack, other, "The same levels on a question that you have not had.");
}

/** A question that gives room for the axis first, not the one just asked where there is another. */
function forAxis({ turns, pack }: Told, graded: AxisGrade): Drill | null {
  const axis = pack.axes.find((one) => one.id === graded.id);
  if (axis === undefined) return null;
  const asked = askedIn(turns);
  const rank = (question: Question) => question.axes.indexOf(axis.id) + (asked.has(question.id) ? 10 : 0);
  const fitting = questionsOf(pack, singleOf(pack)).filter((one) => one.axes.includes(axis.id));
  const main = fitting.filter((one) => one.axes.indexOf(axis.id) < mainAxes);
  const [question] = (main.length > 0 ? main : fitting).toSorted((a, b) => rank(a) - rank(b));
  if (question === undefined) return null;
  const missing = missingText(axis, graded);
  return inSingle(
    pack,
    question,
    missing === null ? `Your answer speaks to ${axis.title}.` : `Your answer gives a yes to this: “${missing}”`,
  );
}

const drillMinutes = 10;
const singleOf = (pack: Pack): Format | undefined => pack.formats.find(({ id }) => id === "single");
const askedIn = (turns: readonly TranscriptTurn[]) => new Set(turns.map(({ move }) => move?.questionId));

const inSingle = (pack: Pack, { id, title }: Question, success: string): Drill => ({
  questionId: id,
  title,
  minutes: singleOf(pack)?.defaultMinutes ?? drillMinutes,
  success,
});
