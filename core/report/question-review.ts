import type { Grade, Quote } from "../grading/grade.ts";
import { plainTitle } from "./drill.ts";
import type { SessionEvent } from "../transcript/session.ts";

/** What the report needs of a question of the pack. */
export interface AskedQuestion {
  readonly id: string;
  readonly title: string;
  readonly points?: readonly { readonly id: string; readonly text: string }[] | undefined;
}

/** A part of the rewrite: what belongs there, in the pack's words, and what the person said of it. */
export interface RewritePart {
  readonly title: string;
  /** None = it is hers to add. */
  readonly quotes: readonly Quote[];
  /** This part lives by a figure, and none stands in her words. */
  readonly lacksNumber: boolean;
}

export interface QuestionReview {
  readonly id: string;
  readonly title: string;
  /** With the turn in which each was heard first; `null` = missed. */
  readonly points: readonly { readonly id: string; readonly text: string; readonly turn: number | null }[];
  /** Her own words in the order of a strong answer; none = nothing of it was heard. */
  readonly rewrite: readonly RewritePart[];
}

/** Question by question: points covered and missed, and the answer in a better order, all of it in the person's own words. */
export function reviewQuestions(
  grade: Pick<Grade, "lenses" | "checklists">,
  events: readonly SessionEvent[],
  questions: readonly AskedQuestion[],
): readonly QuestionReview[] {
  const shape = shapeOf(grade);
  return heardByQuestion(events).flatMap(({ questionId, turns, points }) => {
    const question = questions.find(({ id }) => id === questionId);
    if (question === undefined) return [];
    const { id, title } = question;
    const covered = (question.points ?? []).map((point) => ({ ...point, turn: points.get(point.id) ?? null }));
    return [{ id, title, points: covered, rewrite: rewriteIn(shape, turns) }];
  });
}

interface HeardQuestion {
  readonly questionId: string;
  /** Of the answers, from 1. */
  readonly turns: Set<number>;
  readonly points: Map<string, number>;
}

/** What the reader heard in each reply stands in the log, with the interviewer's next turn. */
function heardByQuestion(events: readonly SessionEvent[]): readonly HeardQuestion[] {
  const asked = new Map<string, HeardQuestion>();
  let pending: HeardQuestion | undefined;
  let turn = 0;
  let reply = 0;
  for (const event of events) {
    if (event.type === "answer-given") {
      turn += 1;
      reply = turn;
      pending?.turns.add(turn);
    }
    if (event.type !== "interviewer-turn" || event.status !== "complete") continue;
    turn += 1;
    for (const point of event.heard?.points ?? [])
      if (pending?.points.has(point) === false) pending.points.set(point, reply);
    const { type, questionId } = event.move;
    if (type !== "ask" || questionId === null) continue;
    pending = asked.get(questionId) ?? { questionId, turns: new Set(), points: new Map() };
    asked.set(questionId, pending);
  }
  return [...asked.values()];
}

interface ShapePart {
  readonly title: string;
  readonly text: string;
  readonly quotes: readonly Quote[];
}

/** The lens of a leader's answer, by the name that it has in packs. */
const answerLens = "leader-anchors";

/** The order of a strong answer: that of the drill's first list, else that of the leader's anchors. */
function shapeOf({ checklists = [], lenses = [] }: Pick<Grade, "lenses" | "checklists">): readonly ShapePart[] {
  const [list] = checklists;
  if (list !== undefined) return list.items.map((item) => ({ ...item, title: plainTitle(item.title) }));
  const lens = lenses.find(({ id }) => id === answerLens);
  return lens?.indicators.map(({ text, quotes }) => ({ title: text, text, quotes })) ?? [];
}

const asksForNumber = /\b(?:figures?|numbers?|amounts?|measured?|how (?:much|many)|per ?cent|KPIs?)\b/i;

function rewriteIn(shape: readonly ShapePart[], turns: ReadonlySet<number>): readonly RewritePart[] {
  const shown = new Set<string>();
  const parts = shape.map(({ title, text, quotes }) => {
    const here = quotes.filter((quote) => turns.has(quote.turn) && !shown.has(placeOf(quote)));
    for (const quote of here) shown.add(placeOf(quote));
    const hasNumber = here.some((quote) => /\d/u.test(quote.text));
    return { title, quotes: here, lacksNumber: !hasNumber && asksForNumber.test(`${title} ${text}`) };
  });
  return parts.some(({ quotes }) => quotes.length > 0) ? parts : [];
}

const placeOf = ({ turn, start, end }: Quote): string => `${turn}-${start}-${end}`;
