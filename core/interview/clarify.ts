import type { Move } from "../transcript/session.ts";
import { asideMove, factsLeft, factToTell, nearReason } from "./own-questions.ts";
import { lineId, moveOf, type Policy } from "./policy.ts";
import { steppedLists } from "./steps.ts";

/** So many clarifying questions in a row are answered at least; after that the candidate is sent on. */
const clarificationLimit = 6;

/** What a reply that is a question gets: it never moves the interview on. */
export function clarify(policy: Policy): Move {
  const { question, reply, usedIds } = policy.state;
  const questionId = question?.id ?? null;
  if ((question?.clarifications ?? 0) > clarificationsOf(policy)) {
    const reason = "You had asked several questions back, so you were sent on with an assumption of your own.";
    return moveOf("redirect", reason, { questionId, sourceId: lineId(policy, "assume") });
  }
  const aside = asideMove(policy);
  if (aside !== null) return aside;
  const facts = reply?.heard?.facts ?? [];
  const fact = factToTell(facts, usedIds);
  const isMore = factsLeft(policy).length > 1;
  const answer = (reason: string, sourceId: string) =>
    moveOf("answer", reason, { questionId, sourceId, ...(isMore ? { continues: true } : {}) });
  const isAll = reply?.heard?.isPartOpen !== true || isMore;
  const rest = isAll ? "." : ", and the rest of your question it does not hold.";
  if (fact !== undefined && reply?.heard?.isNear === true) return answer(nearReason, fact);
  if (fact !== undefined) return answer(`You asked for a fact of the scenario${rest}`, fact);
  if (facts.length > 0) return answer("You asked for a fact that had been given.", lineId(policy, "toldBefore"));
  return answer("You asked for something that the scenario does not hold.", lineId(policy, "notInScenario"));
}

/** Where a format has lists to go through, there may be a question for each item of the longest. */
const clarificationsOf = (policy: Policy): number =>
  Math.max(clarificationLimit, ...steppedLists(policy).map(({ items }) => items.length));
