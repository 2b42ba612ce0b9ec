import type { Move } from "../transcript/session.ts";
import { isFrom } from "./line-list.ts";
import { formatOf, lineId, moveOf, type Policy } from "./policy.ts";
import { silenceLists } from "./question-state.ts";

const reasons = [
  "You had been quiet for a while, and there was no hurry.",
  "You were still quiet, so you were offered the question once more.",
  "You were still quiet, so you were offered a narrower question.",
  "You were still quiet, so you were offered to move on.",
] as const;

/**
 * What is said into a silence: one rung a silence, counted per question, no line twice. `null` = the interviewer waits:
 * all rungs were taken. It uses no follow-up and moves nothing on.
 */
export function silenceMove(policy: Policy): Move | null {
  const { state, clock } = policy;
  if (!state.isSilent) return null;
  if (clock.isTimed && state.question?.answers === 0) return unspoken(policy);
  if (state.question === null) return ownTimeNudge(policy);
  const { id, nudges, silences } = state.question;
  const first = Math.max(silences, nudges > 0 ? 1 : 0);
  for (const [rung, list] of silenceLists.entries()) {
    const sourceId = list === "nudges" ? lineId(policy, list, 0) : lineId(policy, list);
    if (rung < first || state.usedIds.includes(sourceId)) continue;
    return moveOf("nudge", reasons[rung] ?? reasons[0], { questionId: id, sourceId });
  }
  return null;
}

/** The time of a timed answer passed in silence: said once, after which it counts from the start again. */
function unspoken(policy: Policy): Move | null {
  const { state, answerUsedMs = 0 } = policy;
  const isOver = answerUsedMs >= (formatOf(policy)?.answerSeconds ?? 0) * 1_000;
  if (!isOver || state.question === null || state.lastMove === null || isFrom("silentAnswer", state.lastMove))
    return null;
  const reason = "Nothing was said in the time of this answer, so you could begin again.";
  return moveOf("nudge", reason, { questionId: state.question.id, sourceId: lineId(policy, "silentAnswer") });
}

/** In the candidate's own time, once a prompt. */
function ownTimeNudge(policy: Policy): Move | null {
  const { lastMove, phase, usedIds } = policy.state;
  const sourceId = lineId(policy, "nudges", 0);
  if (phase === "last-word" || lastMove?.type === "nudge" || usedIds.includes(sourceId)) return null;
  return moveOf("nudge", "The time was yours, and nothing was asked yet.", { sourceId });
}
