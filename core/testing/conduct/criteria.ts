import { agendaCriteria } from "./agenda.ts";
import { clockCriteria } from "./clock.ts";
import { orderCriteria } from "./order.ts";
import { recordCriteria } from "./records.ts";
import { replyCriteria } from "./replies.ts";
import type { Criterion, Run } from "./run.ts";
import { secrecyCriteria } from "./secrecy.ts";
import { speechCriteria } from "./speech.ts";
import { truthCriteria } from "./truth.ts";

/** All rules of conduct, by what they look at. */
export const criteria: readonly Criterion[] = [
  ...speechCriteria,
  ...secrecyCriteria,
  ...truthCriteria,
  ...orderCriteria,
  ...agendaCriteria,
  ...replyCriteria,
  ...clockCriteria,
  ...recordCriteria,
];

/** What one criterion made of one interview: at how many places it looked, and which of them broke it. */
export interface Judgement {
  readonly criterionId: string;
  readonly places: number;
  readonly broken: readonly { readonly n: number; readonly words: string }[];
}

export const judgeRun = (run: Run): readonly Judgement[] =>
  criteria.map(({ id, judge }) => {
    const verdicts = judge(run);
    return { criterionId: id, places: verdicts.length, broken: verdicts.filter(({ isBroken }) => isBroken) };
  });
