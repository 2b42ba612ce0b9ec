import type { Lens, Pack } from "../setup/pack.ts";
import type { Conversation } from "./conversation.ts";
import type { LensGrade } from "./grade.ts";
import type { Grader } from "./grader.ts";
import { type Judged, judge } from "./judge.ts";
import { levelOf } from "./level.ts";

/** Fewer words than this in all answers, about a minute, and "nothing was shown" is no verdict. */
const fewestWordsForNothing = 150;

/** The lenses beside the axes, by the same indicators, quotes and tables. Nothing here weighs in the decision. */
export async function gradeLenses(
  conversation: Conversation,
  pack: Pack,
  grader: Grader,
): Promise<{ readonly lenses: readonly LensGrade[]; readonly dropped: number }> {
  const lenses: LensGrade[] = [];
  let dropped = 0;
  for (const lens of pack.lenses ?? []) {
    const judged = await judge(`lens:${lens.id}`, lens.indicators, conversation, grader);
    dropped += judged.dropped;
    lenses.push(toLensGrade(lens, judged, levelFor(lens, judged, conversation, pack.minimumWords)));
  }
  return { lenses, dropped };
}

/** `null` where too little was said, where the interview was of another field, or where the grader's call failed. */
function levelFor(lens: Lens, judged: Judged, conversation: Conversation, minimumWords: number): number | null {
  if (judged.isFailed || conversation.isForeign || conversation.words < minimumWords) return null;
  if (judged.proposed > 0 && judged.dropped === judged.proposed) return null;
  const { level } = levelOf(
    lens,
    judged.indicators.map(({ finding }) => finding),
    conversation.questions,
  );
  return level === 1 && conversation.words < fewestWordsForNothing ? null : level;
}

function toLensGrade(lens: Lens, judged: Judged, level: number | null): LensGrade {
  const { id, title, question, anchors } = lens;
  const anchor = Object.entries(anchors).find(([step]) => Number(step) === level)?.[1].text ?? null;
  return { id, title, question, level, anchor, indicators: judged.indicators.map(({ grade }) => grade) };
}
