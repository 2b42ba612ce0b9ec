import type { Format, Pack, Question } from "./pack.ts";
import { storyQuestionId } from "./story-question.ts";
import { createRandom, type Random, seedFor, shuffle } from "./random.ts";

/** A question in the order of the plan. `wording` 0 is the question's own text, n its nth variant. */
export interface PlannedQuestion {
  readonly questionId: string;
  readonly wording: number;
}

export interface InterviewPlan {
  readonly questions: readonly PlannedQuestion[];
}

/** What a plan depends on; an `InterviewSetup` is one. */
export interface PlanSetup {
  readonly format: Format["id"];
  readonly minutes: number;
  readonly seed: number;
  readonly questionId: string | null;
}

/**
 * The questions of an interview, the same for the same setup. A loop takes one question of each must-ask family in
 * the format's order, then spreads the rest over the families; every other format takes one, the one chosen or the seed's.
 */
export function planInterview(pack: Pack, setup: PlanSetup): InterviewPlan {
  const random = createRandom(seedFor(setup.seed, "plan"));
  const format = pack.formats.find((candidate) => candidate.id === setup.format);
  const questions =
    setup.format === "loop" && format !== undefined
      ? loopQuestions(questionsOf(pack, format), format, setup.minutes, random)
      : singleQuestion(pack, format, setup, random);
  return {
    questions: questions.map((question) => ({
      questionId: question.id,
      wording: Math.floor(random() * (question.variants.length + 1)),
    })),
  };
}

/** The format's length that fits into so many minutes: the longest that does, else the shortest there is. */
export function lengthFor(format: Format, minutes: number): Format["lengths"][number] {
  const byMinutes = format.lengths.toSorted((a, b) => a.minutes - b.minutes);
  const length = byMinutes.findLast((candidate) => candidate.minutes <= minutes) ?? byMinutes[0];
  if (length === undefined) throw new Error(`The format ${format.id} has no length.`);
  return length;
}

/** The questions that a format may choose from: its own, else those of the bank and on leadership. */
export function questionsOf(pack: Pack, format: Pick<Format, "questions"> | undefined): readonly Question[] {
  const own = format?.questions;
  if (own !== undefined) return pack.questions.filter((question) => own.includes(question.id));
  return pack.questions.filter(({ list }) => list === undefined || list === "bank" || list === "leadership");
}

/** A question that the person chose may be of any list where the format names none. */
function singleQuestion(pack: Pack, format: Format | undefined, setup: PlanSetup, random: Random): Question[] {
  const wanted = setup.format === "story" ? storyQuestionId : setup.questionId;
  const chosen = pack.questions.find((question) => question.id === wanted);
  const isAllowed = setup.format === "story" || (format?.questions?.includes(chosen?.id ?? "") ?? true);
  return chosen !== undefined && isAllowed ? [chosen] : shuffle(questionsOf(pack, format), random).slice(0, 1);
}

function loopQuestions(questions: readonly Question[], format: Format, minutes: number, random: Random): Question[] {
  const count = lengthFor(format, minutes).questions;
  const left = new Map<string, Question[]>();
  for (const question of shuffle(questions, random)) {
    left.set(question.family, [...(left.get(question.family) ?? []), question]);
  }
  const families = shuffle([...left.keys()], random);
  const order = [...format.mustAsk, ...Array.from({ length: questions.length }, () => families).flat()];
  const chosen: Question[] = [];
  for (const family of order) {
    const question = chosen.length < count ? left.get(family)?.shift() : undefined;
    if (question !== undefined) chosen.push(question);
  }
  return chosen;
}
