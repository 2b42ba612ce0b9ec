import type { Move } from "../transcript/session.ts";
import { clockRules } from "./clock.ts";
import { lineId, moveOf, type Policy } from "./policy.ts";

/**
 * When an answer has run on, in words: half as long again as the minute and a half that a question's first answer is
 * planned with, or the minute of a follow-up, at 150 words a minute.
 */
const longAnswer = { ask: 340, probe: 225 } as const;

/**
 * Cuts in politely, once a question, and puts the pending question again in other words; `null` = no reason to. Only
 * where the candidate agreed to it, on an answer that ran on and whose last part came to hardly anything that was asked.
 */
export function sharpenMove(policy: Policy): Move | null {
  const { clock, setup, state } = policy;
  const { pending, question, reply } = state;
  const heard = reply?.heard;
  if (setup.redirectsRamblers !== true || clock.isTimed || clock.workMs < clockRules.probeMs) return null;
  if (question === null || question.isSharpened || heard?.runsOn !== true) return null;
  if (heard.words <= longAnswer[pending?.type === "probe" ? "probe" : "ask"]) return null;
  return moveOf("redirect", "Your answer had run on, and its last part was not on the question.", {
    questionId: question.id,
    sourceId: lineId(policy, "sharpen"),
  });
}
