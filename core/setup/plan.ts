import type { Format, Pack, Question } from "./pack.ts";
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
 * the format's order, then spreads the rest over the families; a single drill takes the question chosen, or the seed's.
 */
export function planInterview(pack: Pack, setup: PlanSetup): InterviewPlan {
  const random = createRandom(seedFor(setup.seed, "plan"));
  const format = pack.formats.find((candidate) => candidate.id === setup.format);
  const questions =
    setup.format === "loop" && format !== undefined
      ? loopQuestions(pack, format, setup.minutes, random)
      : singleQuestion(pack, setup.questionId, random);
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

function singleQuestion(pack: Pack, questionId: string | null, random: Random): Question[] {
  const chosen = pack.questions.find((question) => question.id === questionId);
  return chosen === undefined ? shuffle(pack.questions, random).slice(0, 1) : [chosen];
}

function loopQuestions(pack: Pack, format: Format, minutes: number, random: Random): Question[] {
  const count = lengthFor(format, minutes).questions;
  const left = new Map<string, Question[]>();
  for (const question of shuffle(pack.questions, random)) {
    left.set(question.family, [...(left.get(question.family) ?? []), question]);
  }
  const families = shuffle([...left.keys()], random);
  const order = [...format.mustAsk, ...Array.from({ length: pack.questions.length }, () => families).flat()];
  const questions: Question[] = [];
  for (const family of order) {
    const question = questions.length < count ? left.get(family)?.shift() : undefined;
    if (question !== undefined) questions.push(question);
  }
  return questions;
}
