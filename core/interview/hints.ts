import type { Move } from "../transcript/session.ts";
import { lineId, moveOf, type Policy, questionOf } from "./policy.ts";

/** So many rungs of help has a question. */
export const hintCount = 3;

/**
 * The next rung of help on the pending question. Practice mode only; it uses no follow-up and never moves the interview
 * on. The question's own hints come first, plain lines stand in for a question without any.
 */
export function hintMove(policy: Policy): Move {
  const { pack, setup, state } = policy;
  const questionId = state.question?.id ?? null;
  if (setup.mode !== "practice" || questionId === null) {
    const reason = "You asked for a hint where none is given.";
    return moveOf("hint", reason, { questionId, sourceId: lineId(policy, "noHintNow") });
  }
  const given = state.hintsUsed[questionId] ?? 0;
  if (given >= hintCount) {
    const reason = `You asked for another hint, and all ${hintCount} of this question had been given.`;
    return moveOf("hint", reason, { questionId, sourceId: lineId(policy, "noMoreHints") });
  }
  const isOwn = questionOf(pack, questionId).hints !== undefined;
  return moveOf("hint", `You asked for a hint, and this was number ${given + 1} of ${hintCount}.`, {
    questionId,
    sourceId: isOwn ? hintId(questionId, given + 1) : lineId(policy, "hints", given === 0 ? 0 : given === 1 ? 1 : 2),
  });
}

const hintId = (questionId: string, rung: number): string => `${questionId}:hint-${rung}`;

/** The words of a question's own hint; `null` when the move's words are a line of the persona. */
export function ownHint(policy: Policy, { questionId, sourceId }: Move): string | null {
  if (questionId === null) return null;
  const hints = questionOf(policy.pack, questionId).hints ?? [];
  return hints.find((_, index) => hintId(questionId, index + 1) === sourceId) ?? null;
}
