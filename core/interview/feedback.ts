import type { AxisId } from "../setup/names.ts";
import type { Gap, Heard } from "../transcript/heard.ts";
import type { InterviewerTurn, SessionEvent } from "../transcript/session.ts";
import { answerAxes } from "./ledger.ts";
import { gapReason } from "./reasons.ts";
import { applyEvent, countedEvents, firstState, type InterviewState } from "./state.ts";

/** What one answer showed and lacked, for practice: counts and names of axes, no praise, and never which point was missed. */
export interface Feedback {
  /** `seq` of the interviewer's turn that followed the answer and keeps what was heard in it. */
  readonly seq: number;
  readonly questionId: string;
  /** 1 for the question's first answer, 2 for that to its first follow-up, and so on. */
  readonly answerNumber: number;
  readonly words: number;
  /** Axes that the answer spoke to, with how many of their indicators it showed; most first. */
  readonly shown: readonly { readonly axis: AxisId; readonly indicators: number }[];
  /** Axes that the question gives room for or a follow-up asked for, and that no answer to it has spoken to yet. */
  readonly openAxes: readonly AxisId[];
  /** Points of the question: touched by this answer, by all answers to it so far, and how many there are; `null` = it has none. */
  readonly points: { readonly here: number; readonly soFar: number; readonly of: number } | null;
  /** What was lacking, each with one plain sentence. */
  readonly lacked: readonly { readonly gap: Gap; readonly text: string }[];
  /** The answer repeated an earlier one. */
  readonly isRepeat: boolean;
  /** Hints given on this question before the answer. */
  readonly hintsUsed: number;
}

interface Progress {
  readonly state: InterviewState;
  readonly pointCount: number;
  readonly pointIds: readonly string[];
  readonly given: readonly Feedback[];
}

/**
 * Feedback on each answer to a question, in order; replies that were no answer, and the candidate's own time, have none.
 * From the log alone, of a session in practice mode: only there an `ask` says how many points there are.
 */
export const feedbackOnAnswers = (events: readonly SessionEvent[]): readonly Feedback[] =>
  countedEvents(events).reduce(follow, { state: firstState, pointCount: 0, pointIds: [], given: [] }).given;

function follow(before: Progress, event: SessionEvent): Progress {
  const state = applyEvent(before.state, event);
  if (event.type !== "interviewer-turn") return { ...before, state };
  const heard = event.heard?.intent === "answer" ? event.heard : null;
  const pointIds = [...new Set([...before.pointIds, ...(heard?.points ?? [])])];
  const feedback = heard === null ? null : feedbackOn({ ...before, pointIds }, heard, event);
  const given = feedback === null ? before.given : [...before.given, feedback];
  if (event.move.type !== "ask") return { ...before, state, pointIds, given };
  return { state, pointCount: event.move.pointCount ?? 0, pointIds: [], given };
}

function feedbackOn(
  { state, pointCount, pointIds }: Progress,
  heard: Heard,
  { seq }: InterviewerTurn,
): Feedback | null {
  const { question } = state;
  if (question === null) return null;
  const indicators = heard.isRepeat ? [] : heard.indicators;
  const axes = [...new Set(indicators.map(({ axis }) => axis))];
  const shown = axes
    .map((axis) => ({ axis, indicators: indicators.filter((one) => one.axis === axis).length }))
    .toSorted((a, b) => b.indicators - a.indicators);
  const open = answerAxes(state.ledger, question.id, axes).filter((entry) => entry.questionId === question.id);
  return {
    seq,
    questionId: question.id,
    answerNumber: question.answers + 1,
    words: heard.words,
    shown,
    openAxes: open.flatMap(({ axis, state: entry }) => (entry === "answered" ? [] : [axis])),
    points: pointCount === 0 ? null : { here: heard.points.length, soFar: pointIds.length, of: pointCount },
    lacked: heard.gaps.map((gap) => ({ gap, text: gapReason(gap) })),
    isRepeat: heard.isRepeat,
    hintsUsed: state.hintsUsed[question.id] ?? 0,
  };
}
