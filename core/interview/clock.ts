import type { Pack } from "../setup/pack.ts";
import type { InterviewSetup } from "../transcript/session.ts";

const second = 1_000;

/** The rules of the clock. All in milliseconds. */
export const clockRules = {
  /** A new question is asked only if so much remains for it. */
  questionMs: 90 * second,
  probeMs: 40 * second,
  lastQuestionMs: 120 * second,
  lastWordMs: 60 * second,
  closeMs: 30 * second,
  /** A reply is never cut: only so long after the end is an interview closed that still waits for one. */
  graceMs: 15 * second,
} as const;

/** To type a word takes so many times as long as to say it. */
const typingFactor = 4;

export interface Clock {
  /** One timed answer: the interview's own minutes announce and cut nothing. */
  readonly isTimed: boolean;
  /** Until the end of the interview; below 0 once it is over. */
  readonly leftMs: number;
  /** Until the candidate's own questions begin; in a format without them, until the end. */
  readonly workMs: number;
  readonly hasOwnQuestions: boolean;
}

export function readClock(pack: Pack, setup: InterviewSetup, nowMs: number): Clock {
  const format = pack.formats.find((candidate) => candidate.id === setup.format);
  const answerMs = format?.answerSeconds === undefined ? null : format.answerSeconds * second;
  if (answerMs !== null) {
    const leftMs = Math.max(setup.minutes * 60 * second, answerMs * typingFactor + 60 * second) - nowMs;
    return { isTimed: true, leftMs, workMs: leftMs, hasOwnQuestions: false };
  }
  const ownMs = (format?.ownQuestionsMinutes ?? 0) * 60 * second;
  const leftMs = setup.minutes * 60 * second - nowMs;
  return { isTimed: false, leftMs, workMs: leftMs - ownMs, hasOwnQuestions: ownMs > 0 };
}
