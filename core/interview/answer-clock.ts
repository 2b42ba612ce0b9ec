import type { SessionEvent } from "../transcript/session.ts";
import { clockRules } from "./clock.ts";
import { isFrom } from "./line-list.ts";
import { awaitsReply, countedEvents } from "./state.ts";

type ControlPressed = Extract<SessionEvent, { type: "control-pressed" }>;

/** How long a question was answered: from when it stood whole, without the interviewer's own turns. In milliseconds of interview time. */
export interface AnswerTime {
  readonly questionId: string | null;
  readonly usedMs: number;
  /** `running` while the candidate is to speak, `standing` while the interviewer does, `given` once it was answered or left. */
  readonly state: "running" | "standing" | "given";
}

interface OpenAnswer extends AnswerTime {
  readonly sinceMs: number;
}

/**
 * The time of each question's first answer, in the order of asking. Clarifying questions, repeats and replies without an
 * answer go on the same clock, and after a silence of its whole length it starts anew; follow-ups are not timed. `nowMs` is interview time, in which pauses do not count.
 */
export function timeAnswers(events: readonly SessionEvent[], nowMs: number): readonly AnswerTime[] {
  const times = countedEvents(events).reduce<readonly OpenAnswer[]>(applyEvent, []);
  return changeLast(times, (last) => stopAt(last, nowMs, last.state)).map(({ questionId, usedMs, state }) => ({
    questionId,
    usedMs,
    state,
  }));
}

function applyEvent(times: readonly OpenAnswer[], event: SessionEvent): readonly OpenAnswer[] {
  if (event.type === "answer-given") return changeLast(times, (last) => stopAt(last, event.atMs, "standing"));
  if (event.type === "control-pressed")
    return changeLast(times, (last) => stopAt(last, event.atMs, isAnswerToCome(event.control) ? "standing" : "given"));
  if (event.type !== "interviewer-turn") return times;
  const { atMs, heard, move } = event;
  const isAnswered = heard?.intent === "answer" && !heard.isRepeat;
  const before = changeLast(times, (last) => (isAnswered ? { ...last, state: "given" } : last));
  if (move.type === "ask")
    return [
      ...changeLast(before, (last) => ({ ...last, state: "given" })),
      { questionId: move.questionId, usedMs: 0, sinceMs: atMs, state: "running" },
    ];
  if (move.type === "close" || move.type === "invite")
    return changeLast(before, (last) => ({ ...last, state: "given" }));
  if (isFrom("silentAnswer", move)) return changeLast(before, (last) => ({ ...last, usedMs: 0, sinceMs: atMs }));
  if (!awaitsReply(move)) return before;
  return changeLast(before, (last) =>
    last.state === "standing" ? { ...last, sinceMs: atMs, state: "running" } : last,
  );
}

const isAnswerToCome = (control: ControlPressed["control"]): boolean => control === "repeat" || control === "hint";

const stopAt = (answer: OpenAnswer, nowMs: number, state: AnswerTime["state"]): OpenAnswer =>
  answer.state === "running"
    ? { ...answer, usedMs: answer.usedMs + Math.max(0, nowMs - answer.sinceMs), state }
    : answer;

const changeLast = (times: readonly OpenAnswer[], change: (last: OpenAnswer) => OpenAnswer): readonly OpenAnswer[] =>
  times.map((each, index) => (index === times.length - 1 ? change(each) : each));

/**
 * What a timed answer is told. `grace`: over time, within the seconds in which a sentence can be finished; `over`: beyond
 * them. Nothing is ever cut.
 */
export interface AnswerSignal {
  readonly phase: "running" | "grace" | "over";
  /** Below 0 once it is over time. */
  readonly leftMs: number;
  /** What is left of the time, or in `grace` of the grace, from 1 to 0. */
  readonly leftPart: number;
  /** The last warning that is due, as the time left when it fell due; `null` before the first. */
  readonly warnedAtMs: number | null;
}

export function signalAnswer(allowedMs: number, usedMs: number): AnswerSignal {
  const leftMs = allowedMs - usedMs;
  const graceLeftMs = leftMs + clockRules.graceMs;
  return {
    phase: leftMs > 0 ? "running" : graceLeftMs > 0 ? "grace" : "over",
    leftMs,
    leftPart: leftMs > 0 ? leftMs / allowedMs : Math.max(0, graceLeftMs / clockRules.graceMs),
    warnedAtMs: answerWarnings(allowedMs).findLast((warning) => leftMs <= warning) ?? null,
  };
}

/** How long the first answer of a log takes to say, in seconds; 0 = none was given. Only logs of a timed format tell. */
export function answerSeconds(events: readonly SessionEvent[]): number {
  const heard = events.flatMap((event) => (event.type === "interviewer-turn" ? [event.heard] : []));
  return heard.find((reply) => reply?.intent === "answer")?.seconds ?? 0;
}

const shortAnswerMs = 120_000;

/** When an answer is warned, as milliseconds left, first to last: short ones at half time and 10 s, longer ones at 90 s and 30 s. */
export const answerWarnings = (allowedMs: number): readonly number[] =>
  allowedMs <= shortAnswerMs ? [allowedMs / 2, 10_000] : [90_000, 30_000];
