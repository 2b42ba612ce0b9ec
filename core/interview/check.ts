import type { Question } from "../setup/pack.ts";
import type { Move } from "../transcript/session.ts";
import { wordsOf } from "../reading/overlap.ts";
import { isNearRepeat } from "./repeats.ts";

export type Violation = "many-questions" | "too-long" | "praise" | "verdict" | "near-repeat" | "leak" | "empty";

export interface UtteranceContext {
  readonly move: Move["type"];
  /** What the interviewer said before, in any turn. */
  readonly earlier: readonly string[];
  /** The pending question: nothing of a strong answer to it may be said. */
  readonly question: Question | null;
}

const praise =
  /\b(?:excellent|impressive|fantastic|brilliant|awesome|wonderful|amazing|terrific|superb|outstanding|well (?:done|said|put)|nicely|kudos|congratulations|good (?:answer|point|job|work|thinking|example|question)|great|(?:i|we) (?:fully |completely |quite )?(?:agree|like (?:that|this|it)|love)|you(?:'re| are) (?:right|correct|spot on)|that(?:'s|'s| is| was| sounds?| makes?) (?:very |really |quite |exactly )?(?:good|great|right|correct|true|perfect|sense|nice|helpful|clear|strong|solid|fair))\b|(?:^|[.!?] )(?:good|nice|perfect|exactly|right|correct|true|absolutely|indeed|sure|fine|fair enough|agreed)[.,!]/iu;
const verdict =
  /\b(?:your (?:score|rating|level|grade|mark)|(?:strong|lean|no)[ -](?:no[ -])?hire\b|you (?:have )?(?:passed|failed|pass|fail)\b|you (?:would|will|would not|won't) be hired|level [1-4]\b|[1-4] out of 4|weak answer|strong answer|(?:you(?:'re| are)|that(?:'s| is)) wrong)\b/iu;

/** What an interviewer's turn does that it must not; an empty list = it may be said. */
export function checkUtterance(text: string, { move, earlier, question }: UtteranceContext): Violation[] {
  const violations: Violation[] = [];
  if (text.trim() === "") violations.push("empty");
  if (text.split("?").length > 2) violations.push("many-questions");
  if (countSentences(text) > 3) violations.push("too-long");
  if (praise.test(text)) violations.push("praise");
  if (verdict.test(text) && !isAsked(text, question)) violations.push("verdict");
  if (!isSaidAgain(move) && isNearRepeat(text, earlier)) violations.push("near-repeat");
  if (question !== null && leaks(text, question)) violations.push("leak");
  return violations;
}

/** Full stops inside figures ("8.5 million") end nothing. */
export const countSentences = (text: string): number =>
  text.split(/(?<=[.!?])\s+/u).filter((part) => part.trim() !== "").length;

/** A redirect puts the same question in other words, and a fact asked for again is told again. */
const isSaidAgain = (move: Move["type"]): boolean => ["repeat", "redirect", "answer"].includes(move);

const isAsked = (text: string, question: Question | null): boolean =>
  question !== null && [question.text, ...question.variants].some((wording) => text.includes(wording));

/** Most of a point's own words, leaving out those that the question itself uses. */
function leaks(text: string, question: Question): boolean {
  const said = new Set(wordsOf(text));
  const asked = new Set(wordsOf([question.title, question.text, ...question.variants].join(" ")));
  return question.points.some((point) => {
    const telling = [...new Set(wordsOf(point.text))].filter((word) => word.length > 4 && !asked.has(word));
    const shared = telling.filter((word) => said.has(word)).length;
    return shared >= 3 && shared / telling.length >= 0.5;
  });
}
