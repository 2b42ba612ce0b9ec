import type { Move } from "../transcript/session.ts";
import { clockRules } from "./clock.ts";
import { hintMove } from "./hints.ts";
import { lineId, moveOf, type Policy } from "./policy.ts";
import { wantOf } from "./state.ts";

/** The candidate's own questions at the end, until none comes or the clock calls; `null` = it is time to close. */
export function ownQuestionsMove(policy: Policy): Move | null {
  const { state, clock } = policy;
  if (wantOf(state.reply) === "hint") return hintMove(policy);
  if (state.phase === "last-word") return null;
  if (clock.leftMs <= clockRules.lastWordMs && !isAnswerDue(policy)) return lastWord(policy);
  const want = wantOf(state.reply);
  if (want === "repeat") {
    return moveOf("repeat", "You asked to hear it again.", { sourceId: lineId(policy, "repeats") });
  }
  const isFirst = state.lastMove?.type !== "nudge" && state.lastMove?.type !== "redirect";
  if (want === "empty" && isFirst) {
    return moveOf("nudge", "The time was yours, and nothing was asked yet.", { sourceId: lineId(policy, "nudges", 0) });
  }
  if (want === "junk" && isFirst) return unclear(policy);
  if (want !== "question") return null;
  const isLast = state.phase === "last-own-question" || clock.leftMs <= clockRules.lastQuestionMs;
  if (isAnswerDue(policy)) return answer(policy, isLast);
  return state.phase === "own-questions" ? lastOwnQuestion(policy) : null;
}

function unclear(policy: Policy): Move {
  const isForeign = policy.state.reply?.heard?.isForeign === true;
  return isForeign
    ? moveOf("redirect", "Your words were not in English.", { sourceId: lineId(policy, "inEnglish") })
    : moveOf("redirect", "Your words could not be understood as a question.", { sourceId: lineId(policy, "unclear") });
}

const isAnswerDue = (policy: Policy): boolean =>
  wantOf(policy.state.reply) === "question" && (policy.state.reply?.isHandled !== true || factsLeft(policy).length > 0);

/** So many facts are told in a row when one reply asks for several. */
const mostFactsInRow = 3;

/** Facts that the last reply asks for and that were not told yet, the first of them next. */
export const factsLeft = ({ state }: Policy): readonly string[] =>
  (state.reply?.heard?.facts ?? []).slice(0, mostFactsInRow).filter((fact) => !state.usedIds.includes(fact));

const asideLists = { result: "aboutResult", nature: "aboutMe", process: "aboutNext" } as const;
const asideReasons = {
  result: "You asked how it went, which only the report says.",
  nature: "You asked who interviews you, and got a plain answer.",
  process: "You asked what comes after the interview.",
};

/** Plain words to what was asked beside the case; `null` = nothing of that kind was. */
export function asideMove(policy: Policy): Move | null {
  const { question, reply } = policy.state;
  const aside = reply?.heard?.aside;
  if (aside === undefined) return null;
  return moveOf("answer", asideReasons[aside], {
    questionId: question?.id ?? null,
    sourceId: lineId(policy, asideLists[aside]),
  });
}

export const nearReason = "You asked for something that the scenario does not hold, and got the fact nearest to it.";

function answer(policy: Policy, isLast: boolean): Move {
  const aside = asideMove(policy);
  if (aside !== null) return isLast ? { ...aside, continues: true } : aside;
  const facts = policy.state.reply?.heard?.facts ?? [];
  const fact = factToTell(facts, policy.state.usedIds);
  const list = facts.length > 0 ? "toldBefore" : "noAnswer";
  const reason =
    fact === undefined
      ? "You asked for something that this scenario does not hold."
      : policy.state.reply?.heard?.isNear === true
        ? nearReason
        : "You asked about the company of the scenario.";
  return moveOf("answer", reason, {
    sourceId: fact ?? lineId(policy, list),
    ...(isLast || factsLeft(policy).length > 1 ? { continues: true } : {}),
  });
}

/** A fact is told once in full and once more in short: one that was not told yet comes first. */
export function factToTell(facts: readonly string[], usedIds: readonly string[]): string | undefined {
  const told = (fact: string) => usedIds.filter((id) => id === fact).length;
  return facts.find((fact) => told(fact) === 0) ?? facts.find((fact) => told(fact) === 1);
}

const lastOwnQuestion = (policy: Policy): Move =>
  policy.clock.leftMs <= clockRules.lastWordMs
    ? lastWord(policy)
    : moveOf("last-question", "About two minutes were left, kept for one more question of yours.", {
        sourceId: lineId(policy, "lastOwnQuestion"),
      });

const lastWord = (policy: Policy): Move =>
  moveOf("invite", "About a minute was left, so you got the last word.", { sourceId: lineId(policy, "lastWord") });
