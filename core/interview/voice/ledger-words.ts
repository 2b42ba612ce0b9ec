import type { Pack } from "../../setup/pack.ts";
import type { Ledger, LedgerEntry } from "../ledger.ts";
import { axisTitle } from "../policy.ts";

const wordsByState = {
  answered: "spoken to",
  asked: "asked, not answered yet",
  unanswered: "asked and left without an answer",
  open: "not asked yet",
} as const;
const states = ["answered", "asked", "unanswered", "open"] as const;

/** The ledger in plain words, a line for each question: what stays in a prompt when turns are left out. */
export function ledgerInWords(pack: Pack, ledger: Ledger): string {
  const byQuestion = Map.groupBy(ledger, ({ questionId }) => questionId);
  const lines = [...byQuestion].map(([questionId, entries]) => {
    const title = pack.questions.find(({ id }) => id === questionId)?.title ?? questionId;
    return `- ${title}: ${states.flatMap((state) => partOf(pack, entries, state)).join("; ")}.`;
  });
  return lines.length === 0 ? "Nothing yet." : lines.join("\n");
}

function partOf(pack: Pack, entries: readonly LedgerEntry[], state: LedgerEntry["state"]): string[] {
  const axes = entries.filter((entry) => entry.state === state).map(({ axis }) => axisTitle(pack, axis));
  return axes.length === 0 ? [] : [`${wordsByState[state]}: ${axes.join(", ")}`];
}
