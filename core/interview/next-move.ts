import type { EndedBy } from "../setup/names.ts";
import type { Move } from "../transcript/session.ts";
import { chooseProbe } from "./choose-probe.ts";
import { clarify } from "./clarify.ts";
import { clockRules } from "./clock.ts";
import { hintMove } from "./hints.ts";
import { isFrom, type LineList } from "./line-list.ts";
import { ownQuestionsMove } from "./own-questions.ts";
import { formatOf, lineId, moveOf, type Policy, questionOf } from "./policy.ts";
import { type QuestionState, silenceLists } from "./question-state.ts";
import { sharpenMove } from "./run-on.ts";
import { silenceMove } from "./silence.ts";
import { barrenAfter, isNothing, type Reply, wantOf } from "./state.ts";

/** So many questions in a row without any answer end the interview. */
const barrenLimit = 3;

/**
 * What the interviewer does next; `null` when it has nothing to say (a reply is awaited, or the interview is over).
 * Pure: the same policy gives the same move. A move that awaits no reply is followed at once by the next.
 */
export function nextMove(policy: Policy): Move | null {
  const { state, clock } = policy;
  const isEnd = wantOf(state.reply) === "end" && state.owes === "interviewer";
  if (state.phase === "closed") return null;
  if (isEnd) return close(policy, "candidate", "You asked to end the interview.");
  if (state.phase === "opening") return open(policy);
  if (state.owes === "candidate") return unasked(policy);
  if (!clock.isTimed && clock.leftMs <= clockRules.closeMs)
    return close(policy, "time", "The time of this interview was up.");
  if (state.phase === "questions") return questionsMove(policy);
  return (
    ownQuestionsMove(policy) ?? close(policy, endOfOwnQuestions(policy), "There was nothing more to ask or to answer.")
  );
}

function open(policy: Policy): Move {
  const isSingle = policy.plan.questions.length === 1;
  const list = policy.clock.isTimed ? "openTimed" : isSingle ? "openSingle" : "open";
  return moveOf("open", "Every interview begins with its length and its plan.", { sourceId: lineId(policy, list) });
}

/** While the candidate thinks, only the clock may speak, and patience once a silence was noticed. */
function unasked(policy: Policy): Move | null {
  const { state, clock } = policy;
  if (clock.leftMs <= -clockRules.graceMs) return close(policy, "time", "The time of this interview was up.");
  return (state.phase === "questions" ? warning(policy) : null) ?? silenceMove(policy);
}

function warning(policy: Policy): Move | null {
  const { state, clock } = policy;
  const isDue = clock.leftMs <= clockRules.lastQuestionMs && clock.leftMs > clockRules.closeMs;
  if (!isDue || clock.isTimed || clock.hasOwnQuestions || state.hasWarned || state.isLastAnnounced) return null;
  return moveOf("time-warning", "About two minutes were left.", {
    sourceId: lineId(policy, "timeWarning"),
    questionId: state.question?.id ?? null,
  });
}

function questionsMove(policy: Policy): Move {
  const { state, clock } = policy;
  if (clock.isTimed) return state.isBetween || state.question === null ? ask(policy) : timedMove(policy);
  if (clock.leftMs <= clockRules.lastWordMs) {
    return moveOf("invite", "About a minute was left, so you got the last word.", {
      sourceId: lineId(policy, "lastWord"),
    });
  }
  if (clock.hasOwnQuestions && clock.leftMs <= clockRules.lastQuestionMs) {
    return moveOf("last-question", "About two minutes were left, kept for a question of yours.", {
      sourceId: lineId(policy, "lastOwnQuestion"),
    });
  }
  if (clock.hasOwnQuestions && clock.workMs <= 0)
    return invite(policy, "The last minutes belong to your own questions.");
  if (state.isBetween || state.question === null) return ask(policy);
  return replyMove(policy);
}

/** One timed answer: whatever else is said is met as ever, until its time is over. */
function timedMove(policy: Policy): Move {
  const move = replyMove(policy);
  const isOver = policy.clock.leftMs <= 0 && move.type !== "close";
  return isOver ? close(policy, "time", "The time of this drill was up.") : move;
}

function replyMove(policy: Policy): Move {
  const want = wantOf(policy.state.reply);
  if (want === "skip") return advance(policy, "You asked to skip this question.");
  if (want === "repeat") return warning(policy) ?? repeat(policy);
  if (want === "hint") return warning(policy) ?? hintMove(policy);
  if (want === "question") return warning(policy) ?? clarify(policy);
  if (isNothing(want)) return nothingMove(policy);
  const sharper = sharpenMove(policy);
  if (sharper !== null) return warning(policy) ?? sharper;
  return probeOrAdvance(
    policy,
    timedReason(policy) ?? "The follow-ups of this question were done, so the interview went on.",
  );
}

/** How long the one timed answer took: noted, never cut. */
function timedReason(policy: Policy): string | null {
  const planned = formatOf(policy)?.answerSeconds;
  const took = policy.state.reply?.heard?.seconds;
  if (planned === undefined || took === undefined) return null;
  if (took <= planned) return `Your answer took about ${took} of its ${planned} seconds.`;
  const over = took - planned;
  return over * 1_000 <= clockRules.graceMs
    ? `Your answer took about ${took} seconds, ${over} more than planned and within the grace of ${clockRules.graceMs / 1_000}.`
    : `Your answer took about ${took} seconds, ${over} more than the ${planned} that were planned.`;
}

function repeat(policy: Policy): Move {
  const { pending, question } = policy.state;
  const isOther = isRephrased(policy);
  return moveOf("repeat", isOther ? "You asked for it in other words." : "You asked to hear it again.", {
    sourceId: lineId(policy, isOther ? "otherWords" : "repeats"),
    questionId: question?.id ?? null,
    axis: pending?.axis ?? null,
  });
}

/** Other words are asked for, and the question has them and was not put in them just now. */
function isRephrased({ pack, state }: Policy): boolean {
  const { lastMove, pending, reply } = state;
  if (reply?.heard?.isRephrase !== true || pending?.type !== "ask") return false;
  const isJustSaid = lastMove !== null && isFrom("otherWords", lastMove);
  return !isJustSaid && questionOf(pack, pending.questionId ?? "").variants.length > 0;
}

/** Silence, nonsense, or the same words again: encourage, say once what is missing, make it narrower, then move on. */
function nothingMove(policy: Policy): Move {
  const { question, reply, barrenQuestions } = policy.state;
  const want = wantOf(reply);
  const questionId = question?.id ?? null;
  const patience = barrenQuestions === 0 ? 2 : 1;
  const nudges = (question?.nudges ?? 0) + (isNarrowerOffered(question) ? patience : 0);
  if (want === "empty" && nudges < patience) {
    const rung = nudges === 0 ? 0 : 1;
    const reason =
      nudges === 0
        ? "No answer had come yet, and there was no hurry."
        : "Still no answer had come, so help was offered.";
    return warning(policy) ?? moveOf("nudge", reason, { questionId, sourceId: lineId(policy, "nudges", rung) });
  }
  if (want !== "empty" && (question?.redirects ?? 0) < redirectsFor(reply)) {
    const { list, reason } = redirection(reply);
    return warning(policy) ?? moveOf("redirect", reason, { questionId, sourceId: lineId(policy, list) });
  }
  const reason = "Nothing more came on this question, so the interview went on.";
  return question?.isNarrowed === true ? advance(policy, reason) : probeOrAdvance(policy, reason);
}

/** Who answers in another language may not have caught it the first time. */
const redirectsFor = (reply: Reply | null): number => (reply?.heard?.isForeign === true ? 2 : 1);

function redirection(reply: Reply | null): { readonly list: LineList; readonly reason: string } {
  if (wantOf(reply) === "same") return { list: "saidBefore", reason: "Your reply used the words of an earlier one." };
  if (reply?.heard?.isForeign === true)
    return { list: "inEnglish", reason: "Your reply was not in English, and other languages cannot be judged here." };
  return { list: "redirects", reason: "Your reply could not be understood as an answer." };
}

const isNarrowerOffered = (question: QuestionState | null): boolean =>
  (question?.silences ?? 0) > silenceLists.indexOf("offerNarrower");

function probeOrAdvance(policy: Policy, otherwise: string): Move {
  const { state, clock } = policy;
  const isLate = !clock.isTimed && !clock.hasOwnQuestions && clock.leftMs <= clockRules.lastQuestionMs;
  if (
    !clock.isTimed &&
    (clock.workMs < clockRules.probeMs || (state.isLastAnnounced && state.lastMove?.type !== "last-question"))
  ) {
    return advance(policy, "No time was left for another follow-up.");
  }
  const choice = chooseProbe(policy);
  if (choice === null) return advance(policy, otherwise);
  const questionId = state.question?.id ?? null;
  if (isLate && !state.isLastAnnounced) {
    const reason = "About two minutes were left, so what followed was the last.";
    return moveOf("last-question", reason, { questionId, sourceId: lineId(policy, "lastQuestion") });
  }
  const { reason, ...chosen } = choice;
  return moveOf("probe", reason, { questionId, ...chosen });
}

/** On to the next question of the plan, if plan, clock and candidate allow one. */
function advance(policy: Policy, reason: string): Move {
  const { plan, pack, state, clock } = policy;
  const isBarren = barrenAfter(state) >= Math.min(barrenLimit, plan.questions.length);
  if (isBarren) {
    const isSingle = plan.questions.length === 1;
    const silence = isSingle
      ? "The question stayed without an answer."
      : "Several questions in a row stayed without an answer.";
    return close(policy, "exhausted", silence);
  }
  const next = plan.questions[state.questionNumber];
  if (next === undefined) return finish(policy, timedReason(policy) ?? "All planned questions had been asked.");
  if (clock.workMs < clockRules.questionMs) return finish(policy, "There was no time left for another question.");
  if (state.questionNumber === plan.questions.length - 1) {
    const announced = "The last question of the plan was announced.";
    return moveOf("last-question", announced, {
      questionId: next.questionId,
      sourceId: lineId(policy, "lastQuestion"),
    });
  }
  const isNewFamily =
    questionOf(pack, next.questionId).family !== questionOf(pack, state.question?.id ?? next.questionId).family;
  if (!isNewFamily) return ask(policy);
  return moveOf("transition", reason, { questionId: next.questionId, sourceId: lineId(policy, "transitions") });
}

function ask(policy: Policy): Move {
  const { plan, pack, setup, state } = policy;
  const next = plan.questions[state.questionNumber];
  if (next === undefined) return finish(policy, "All planned questions had been asked.");
  const { axes, family, id, points } = questionOf(pack, next.questionId);
  const title = pack.families.find((candidate) => candidate.id === family)?.title ?? family;
  const isSingle = plan.questions.length === 1;
  const reason = isSingle
    ? "This is the question of this drill."
    : `The plan had a question on ${title.toLowerCase()} here.`;
  return moveOf("ask", reason, {
    questionId: id,
    sourceId: `${id}:${next.wording}`,
    axes: [...axes],
    questionNumber: state.questionNumber + 1,
    questionCount: plan.questions.length,
    ...(setup.mode === "practice" ? { pointCount: points.length } : {}),
  });
}

function finish(policy: Policy, reason: string): Move {
  if (policy.clock.hasOwnQuestions)
    return invite(policy, `${reason.replace(/\.$/u, "")}, and the rest belonged to your own questions.`);
  return close(policy, isPlanDone(policy) ? "agenda" : "time", reason);
}

const invite = (policy: Policy, reason: string): Move =>
  moveOf("invite", reason, { sourceId: lineId(policy, "invite") });

const close = (policy: Policy, endedBy: EndedBy, reason: string): Move =>
  moveOf("close", reason, { endedBy, sourceId: lineId(policy, "close") });

const isPlanDone = ({ plan, state }: Policy): boolean => state.questionNumber >= plan.questions.length;

const endOfOwnQuestions = (policy: Policy): EndedBy => (isPlanDone(policy) ? "agenda" : "time");
