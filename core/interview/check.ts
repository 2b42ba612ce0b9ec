import type { Question } from "../setup/pack.ts";
import type { Move } from "../transcript/session.ts";
import { wordsOf } from "../reading/overlap.ts";
import { isNearRepeat } from "./repeats.ts";

/** What no voice of the interviewer may do, whoever words its turn. */
export const utteranceViolations = [
  "empty",
  "many-questions",
  "too-long",
  "praise",
  "verdict",
  "teaching",
  "leading",
  "markup",
  "wrong-language",
  "near-repeat",
  "leak",
] as const;
export type UtteranceViolation = (typeof utteranceViolations)[number];

export interface UtteranceContext {
  readonly move: Move["type"];
  /** What the interviewer said before, in any turn. */
  readonly earlier: readonly string[];
  /** The pending question: nothing of a strong answer to it may be said. */
  readonly question: Question | null;
}

const praise =
  /\b(?:excellent|impress(?:ive|ed)|fantastic|brilliant|awesome|wonderful|amazing|terrific|superb|outstanding|insightful|thoughtful|fascinating|bravo|well (?:done|said|put|thought)|nicely|kudos|congratulations|good (?:answer|point|job|work|thinking|example|question|start|stuff)|great|interesting(?: (?:answer|point|approach|example))|(?:very|really|quite|how) interesting|(?:nice|solid|strong|clear|fair|valid|useful|helpful|thorough) (?:answer|point|example|start|approach|thinking|explanation|response)|(?:i|we) (?:really |fully |completely |quite |totally )?(?:agree|appreciate|like (?:that|this|it|how|your)|love)|(?:thanks|thank you) for (?:that|this|sharing|explaining|the|your (?:answer|honesty|candour|detail))|you(?:'re| are) (?:absolutely |quite |exactly )?(?:right|correct|spot on)|makes (?:good |perfect |total )?sense|that(?:'s|'s| is| was| sounds?| makes?) (?:very |really |quite |exactly |a )?(?:good|great|right|correct|true|perfect|sense|nice|helpful|clear|strong|solid|fair|interesting|useful))\b|(?:^|[.!?] )(?:good|nice|perfect|exactly|right|correct|true|absolutely|indeed|sure|fine|fair enough|agreed|yes|interesting|wow|excellent|of course)[.,!]/iu;
const verdict =
  /\b(?:your (?:score|rating|level|grade|mark)|(?:strong|lean|no)[ -](?:no[ -])?hire\b|you (?:have )?(?:passed|failed|pass|fail)\b|you (?:would|will|would not|won't) be hired|you (?:got|have|get) the (?:job|role|offer)|you did (?:well|badly|poorly|great|fine)|not good enough|level [1-4]\b|[1-4] (?:out )?of [45]\b|(?:weak|poor|incomplete|insufficient|wrong) answer|strong answer|(?:you(?:'re| are)|that(?:'s| is)) (?:wrong|incorrect|weak|poor|incomplete))\b/iu;
const teaching =
  /\b(?:you (?:should|ought to|could have|might (?:want to|consider)|may want to|will want to)|you'd better|(?:the|an?) (?:right|correct|ideal|best|model|expected|usual|textbook) (?:answer|approach|way|practice|response|solution)|best practices?|the (?:real )?answer (?:is|was|would be|to (?:that|this|it) (?:is|was))|(?:i|we) (?:would|'d) (?:recommend|suggest|advise|have (?:used|started|said|done))|i (?:recommend|suggest|advise)|i (?:was|am|'m) (?:looking|hoping|listening) for|strong candidates|good candidates|for instance|keep in mind|remember (?:that|to)|don't forget|(?:it(?:'s| is)) (?:important|crucial|essential|key) (?:to|that)|the key (?:here )?is|typically|the trick is|in general,|here(?:'s| is) (?:a|the|my) (?:tip|hint|answer|approach)|a (?:quick )?tip)\b|(?:^|[.!?,;:] )make sure\b|(?:^|[.!?] )(?:tip|hint|advice|answer|note):/iu;
const leading =
  /(?:^|[.!?:;] )(?:so,? you|so (?:that|this|it|the \p{L}+) (?:is|was|were|means)|surely|i (?:assume|take it|suppose|guess|imagine) (?:that )?(?:you|it|this|your)|you mean)\b|(?:, (?:yes|no|true)|,? (?:right|correct|isn't it|wasn't it|aren't you|weren't you|didn't you|don't you|wouldn't you|haven't you|hasn't it|doesn't it))\?|\b(?:wouldn't you (?:say|agree)|don't you (?:think|agree)|isn't (?:it|that) (?:true|the case|so)|would you agree)\b/iu;
const markup =
  /[*`<>{}[\]|~^\\]|#{1,6} |__|https?:|www\.|\p{Extended_Pictographic}|(?:^|\n)\s*(?:[-•–—]|\d+[.)])\s|(?:^|[.!?]\s|\n)\s*(?:interviewer|candidate|assistant|user|system|human|ai|me|question|reply|response|follow-up|move|reason)\s*:|\((?:\p{L}+ly |smil|nod|paus|laugh|sigh|think|lean|look|note|wait|silen)\p{L}*[^)]*\)/iu;

/** What an interviewer's turn does that it must not; an empty list = it may be said. */
export function checkUtterance(text: string, { move, earlier, question }: UtteranceContext): UtteranceViolation[] {
  const violations: UtteranceViolation[] = [];
  if (text.trim() === "") violations.push("empty");
  if (text.split("?").length > 2) violations.push("many-questions");
  if (countSentences(text) > 3) violations.push("too-long");
  if (praise.test(text)) violations.push("praise");
  if (verdict.test(text) && !isAsked(text, question)) violations.push("verdict");
  if (teaching.test(text) && !isAsked(text, question)) violations.push("teaching");
  if (leading.test(text)) violations.push("leading");
  if (markup.test(text)) violations.push("markup");
  if (!isEnglish(text)) violations.push("wrong-language");
  if (!isSaidAgain(move) && isNearRepeat(text, earlier)) violations.push("near-repeat");
  if (question !== null && leaks(text, question)) violations.push("leak");
  return violations;
}

/** Full stops inside figures ("8.5 million") end nothing. */
export const countSentences = (text: string): number => splitSentences(text).length;

/** The sentences of a turn, without the white space between them. */
export const splitSentences = (text: string): string[] =>
  text.split(/(?<=[.!?])\s+/u).filter((part) => part.trim() !== "");

/** A redirect puts the same question in other words; a fact, and that no hint is left, is told to whoever asks again. */
const isSaidAgain = (move: Move["type"]): boolean => ["repeat", "redirect", "answer", "hint"].includes(move);

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

const english = new Set(
  `the a an of to in on at for with from by is are was were be been do does did have has had will would can could should may
  what which who whom whose how when where why you your yours i me my we us our it its that this these those they them their
  there then than and or but if not no so as about into over after before while until again more most one let here now
  please go take tell say said heard understood noted time much many any some all each every next enough stay carry`.split(
    /\s+/u,
  ),
);
const foreign = new Set(
  `der das und nicht ist sie wie haben hat ein eine einen dem den sich auf mit für auch wurde waren sind ihre ihr wir es zu
  von im bei oder aber welche wann warum que el los las del para una por qué cómo cuándo usted con fue era pero más su le
  les des est vous nous pour une dans qui sur avec comment quel quelle il di che non della sono quale come cosa het een
  niet wat hoe zijn werd voor o os um uma não como foi você`.split(/\s+/u),
);

/** Enough to notice a voice that left English; a single name or word of another language is none. */
function isEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin / letters < 0.9) return false;
  const words = wordsOf(text);
  const own = words.filter((word) => english.has(word)).length;
  const others = words.filter((word) => foreign.has(word)).length;
  return own >= others && (words.length < 20 || own / words.length >= 0.1);
}
