/** What is asked of the interviewer beside the case: how it went, who is asking, and what follows. No fact of a scenario stands for these. */
export type Aside = "result" | "nature" | "process";

const end = String.raw`[?.! ]*$`;
const kind = String.raw`(?:human(?: being)?|person|robot|bot|chat ?bot|machine|ai|computer|program(?:me)?|software|language model|real)`;
const some = String.raw`(?:(?:really|actually|just|only|even) )*(?:an? |the )?(?:real |actual |live )?`;
const go = String.raw`(?: go(?:ing)?)?`;

const patterns: readonly (readonly [Aside, RegExp])[] = [
  [
    "nature",
    new RegExp(
      String.raw`\bare you ${some}${kind}(?: or .*)?${end}|\b(?:talking|speaking|writing) (?:to|with) ${some}${kind}(?: or .*)?${end}` +
        String.raw`|\bis (?:this|it) ${some}${kind}(?: or .*)?${end}|\b(?:who|what) are you${end}`,
      "u",
    ),
  ],
  [
    "result",
    new RegExp(
      String.raw`\bhow (?:did|do|have|am|was|were|would you say) i (?:do|done|doing|perform|performed|performing|fare|fared|score|scored)\b` +
        String.raw`|\bhow (?:did|is|was|were|do|would) (?:my|this|the|that) (?:answers?|interview|performance|session)?${go}(?: so far)?${end}` +
        String.raw`|\b(?:did|have|will|would|do|can) i (?:pass|passed|fail|failed|get (?:the (?:job|role|position|offer)|hired|an offer|through)|be hired)\b` +
        String.raw`|\b(?:would|will|do) you (?:hire|recommend|reject) me\b|\b(?:rate|score|grade|judge) (?:me|my)\b|\bany feedback\b|\bfeedback for me\b` +
        String.raw`|\bwhat(?:'s| is| was| are| were) my (?:score|result|rating|grade|level|weak|strong)|\bwhat (?:do|did) you think of (?:me|my)\b` +
        String.raw`|\b(?:was|were|is|are) (?:that|my answers?) (?:all )?(?:good|ok|okay|right|correct|enough|fine|bad)\b`,
      "u",
    ),
  ],
  [
    "process",
    new RegExp(
      String.raw`\bnext (?:steps?|stages?|rounds?)(?: (?:for|in|of|from) .*)?${end}|\b(?:comes|happens|follows|goes on|is) next(?: (?:for (?:me|us|you)|in (?:the|this|your) .*))?${end}` +
        String.raw`|\b(?:comes|happens|follows) after (?:this|that|the interview|today)${end}|\bwhen (?:will|do|can|should|would) i (?:hear|know|expect|learn|get (?:feedback|an answer|the result|my result|a reply))\b` +
        String.raw`|\b(?:hiring|interview|recruiting|recruitment|selection) process\b|\bhow many (?:more |other )?(?:rounds|interviews)\b`,
      "u",
    ),
  ],
];

/** What a question is after, if it is one of these. `question` is in lower case, as `questionsIn` gives it. */
export const asideOf = (question: string): Aside | null =>
  patterns.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
