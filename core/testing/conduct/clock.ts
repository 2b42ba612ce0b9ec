import { listOf } from "./pack-words.ts";
import { type Criterion, isMove, onTurns, onWhole, type Run, type Said } from "./run.ts";

/** The clock's rules, written down once more from the product's own text: the policy's constants are what is tested. */
const secondMs = 1_000;
const minuteMs = 60 * secondMs;

export const clockCriteria: readonly Criterion[] = [
  onTurns(
    "not-over-time",
    "In the last half minute, and after it, there is nothing but the farewell.",
    isUntimed,
    (said, run) => leftMs(run, runStart(said, run)) <= 30 * secondMs && said.move.type !== "close",
  ),
  onTurns(
    "timed-answer-ends",
    "After a timed answer that ran over, nothing new is asked.",
    (said, run) => !isUntimed(said, run),
    (said, run) => leftMs(run, runStart(said, run)) <= 0 && said.move.type !== "close",
  ),
  onTurns(
    "warns-in-time",
    "Where no time is kept for the candidate, two minutes left are announced.",
    isWarningDue,
    ({ move }) => !["time-warning", "last-question", "invite", "close"].includes(move.type),
  ),
  onTurns(
    "warns-once",
    "Time is announced once, and not before two minutes are left.",
    isMove("time-warning"),
    (said, run) =>
      leftMs(run, runStart(said, run)) > 2 * minuteMs ||
      run.said.some(({ n, move }) => n < said.n && move.type === "time-warning"),
  ),
  onTurns(
    "own-time-kept",
    "The minutes of the candidate's own questions are kept: no question of ours begins in them.",
    (_, run) => ownMs(run) > 0,
    (said, run) => ["ask", "probe", "transition"].includes(said.move.type) && workLeftMs(run, runStart(said, run)) <= 0,
  ),
  onWhole("own-time-offered", "The candidate is asked for questions of their own.", (run) => {
    if (ownMs(run) === 0 || run.endedBy === "candidate" || run.endedBy === "exhausted") return null;
    const isOffered = run.said.some(
      ({ move }) => move.type === "invite" || (move.type === "last-question" && move.questionId === null),
    );
    const isTooLate = leftMs(run, run.said.at(-1)?.atMs ?? 0) <= 30 * secondMs;
    return isOffered || isTooLate ? "" : "no invitation before the farewell";
  }),
  onTurns(
    "question-has-room",
    "A question is begun only with a minute and a half left for it.",
    (said, run) => said.move.type === "ask" && isUntimed(said, run) && said.move.questionNumber !== 1,
    (said, run) => workLeftMs(run, runStart(said, run)) < 90 * secondMs,
  ),
  onTurns(
    "probe-has-room",
    "A follow-up is begun only with forty seconds left for it.",
    (said, run) => said.move.type === "probe" && isUntimed(said, run),
    (said, run) => workLeftMs(run, runStart(said, run)) < 40 * secondMs,
  ),
  onTurns(
    "last-is-last",
    "What is called the last question is the last.",
    (said) => said.move.type === "last-question" && said.move.questionId !== null,
    (said, run) => {
      const later = run.said.filter(({ n }) => n > said.n);
      const asks = later.filter(({ move }) => move.type === "ask").length;
      const isOfPlan = said.move.questionId !== said.question?.id;
      const probes = later.filter(({ move }) => move.type === "probe").length;
      return isOfPlan ? asks !== 1 : asks > 0 || probes > 1;
    },
  ),
  onTurns(
    "last-own-question-in-time",
    "The candidate's last question is called when two minutes are left, not before.",
    (said) => said.move.type === "last-question" && said.move.questionId === null,
    (said, run) => leftMs(run, runStart(said, run)) > 2 * minuteMs || leftMs(run, runStart(said, run)) <= 30 * secondMs,
  ),
  onTurns(
    "last-word-in-time",
    "The last word is offered when a minute is left, not before.",
    isLastWord,
    (said, run) => leftMs(run, runStart(said, run)) > minuteMs,
  ),
  onTurns(
    "announces-the-end",
    "In the last two minutes no open round begins.",
    (said, run) =>
      isUntimed(said, run) && ownMs(run) > 0 && leftMs(run, runStart(said, run)) <= 2 * minuteMs && said.runIndex === 0,
    ({ move }) =>
      ["ask", "probe", "transition"].includes(move.type) || (move.type === "answer" && move.continues !== true),
  ),
];

/** To type takes so many times as long as to say. */
const typingFactor = 4;

/** The whole length: a timed answer has at least the time to type its seconds, and a minute. */
const endMs = ({ format, setup }: Run): number =>
  format.answerSeconds === undefined
    ? setup.minutes * minuteMs
    : Math.max(setup.minutes * minuteMs, format.answerSeconds * typingFactor * secondMs + minuteMs);

const ownMs = ({ format }: Run): number =>
  format.answerSeconds === undefined ? format.ownQuestionsMinutes * minuteMs : 0;

export const leftMs = (run: Run, atMs: number): number => endMs(run) - atMs;
export const workLeftMs = (run: Run, atMs: number): number => leftMs(run, atMs) - ownMs(run);

/** Turns in a row are decided on at one time: when the first of them begins. */
const runStart = (said: Said, run: Run): number =>
  run.said.findLast(({ n, runIndex }) => n <= said.n && runIndex === 0)?.atMs ?? said.atMs;

function isUntimed(_: Said, { format }: Run): boolean {
  return format.answerSeconds === undefined;
}

function isLastWord(said: Said, run: Run): boolean {
  return said.move.type === "invite" && listOf(said, run) === "lastWord";
}

/** The first turn in the last two minutes, unless the end was announced before or the candidate ended it. */
function isWarningDue(said: Said, run: Run): boolean {
  if (!isUntimed(said, run) || ownMs(run) > 0 || said.runIndex !== 0) return false;
  const isLate = ({ atMs, runIndex }: Said) => runIndex === 0 && leftMs(run, atMs) <= 2 * minuteMs;
  const first = run.said.find(isLate);
  const isAnnounced = run.said.some(({ n, move }) => n < said.n && move.type === "last-question");
  return first?.n === said.n && !isAnnounced && said.move.type !== "open";
}
