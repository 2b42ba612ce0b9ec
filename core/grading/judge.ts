import type { Indicator } from "../setup/pack.ts";
import { capEvidence } from "./caps.ts";
import type { Conversation } from "./conversation.ts";
import { type Evidence, verifyProposal } from "./evidence.ts";
import type { IndicatorGrade } from "./grade.ts";
import type { Grader, Subject } from "./grader.ts";
import type { Finding } from "./level.ts";
import { hasFigure } from "./quote-words.ts";

/** What a grader found for the indicators of one subject, its quotes verified. */
export interface Judged {
  readonly isFailed: boolean;
  readonly proposed: number;
  readonly dropped: number;
  readonly indicators: readonly { readonly grade: IndicatorGrade; readonly finding: Finding }[];
}

/** Asks the grader for one subject and checks every quote that it brings. */
export async function judge(
  subject: Subject,
  indicators: readonly Indicator[],
  conversation: Conversation,
  grader: Grader,
): Promise<Judged> {
  const proposals = await grader.propose(subject, conversation);
  const checked = (proposals.ok ? proposals.value : [])
    .filter((proposal) => indicators.some((indicator) => indicator.id === proposal.indicatorId))
    .map((proposal) => verifyProposal(proposal, conversation));
  const evidence = checked.flatMap((one) => (one.ok ? [one.value] : []));
  return {
    isFailed: !proposals.ok,
    proposed: checked.length,
    dropped: checked.length - evidence.length,
    indicators: indicators.map((indicator) => judgeIndicator(indicator, evidence)),
  };
}

function judgeIndicator(indicator: Indicator, evidence: readonly Evidence[]) {
  const own = evidence.filter((one) => one.indicatorId === indicator.id);
  const shown = capEvidence(own.filter((one) => one.polarity === "shows"));
  const isShown = shown.length >= indicator.minQuotes;
  const verdict = isShown ? ("yes" as const) : own.length > 0 ? ("unclear" as const) : ("no" as const);
  const kept = verdict === "yes" ? shown : capEvidence(own);
  const { id, text } = indicator;
  return {
    grade: { id, text, verdict, quotes: kept.map(({ quote }) => quote) },
    finding: {
      id,
      verdict,
      answers: verdict === "yes" ? kept.map(({ answer }) => answer) : [],
      isFigureless: indicator.kind === "number" && !kept.some(({ quote }) => hasFigure(quote.text)),
    },
  };
}
