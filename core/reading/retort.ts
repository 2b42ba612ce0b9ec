import { wordsOf } from "./overlap.ts";
import { screenSentence } from "./screen.ts";

const thing = String.raw`(?:machine|bot|chatbot|computer|program(?:me)?|software|algorithm|toy|assistant|ai|language model)`;
const retorts = [
  String.raw`^(?:system|assistant|instructions?) *:`,
  String.raw`\byou(?:'re| are) (?:now |only |just |merely |nothing but )*(?:an? |my |some )(?:\w+ )?${thing}\b`,
  String.raw`\b(?:talk\w*|speak\w*|spoken|explain\w*|answer\w*|judged|graded|scored|asked|interviewed|questioned|rude) (?:[\w']+ ){0,3}(?:to|by|for|with) (?:an? |some )(?:chat |computer |stupid |mere |piece of )*${thing}\b`,
  String.raw`\b(?:this|that|what|such)(?:'s| is)? an? (?:\w+ )?(?:ridiculous|stupid|silly|pointless|dumb|idiotic|absurd|useless|unfair) (?:question|interview|exercise)\b`,
  String.raw`\byour (?:\w+ )?(?:tone|manner|questions?|follow-ups?|interview) (?:is|are) (?:\w+ )?(?:rude|ridiculous|stupid|silly|pointless|dumb|absurd|useless|unfair|bad|insulting)\b`,
  String.raw`\b(?:stop )?wasting my time\b|\bwaste of (?:my )?time\b|\bbeneath (?:me|my level|the level)\b|\bread your notes\b|\b(?:told|explained) (?:all of |all )?(?:that|this|it)? ?(?:to )?(?:your|the) recruiter\b|\btold (?:your|the) recruiter\b`,
  String.raw`\b(?:judge|grade|score) me\b|\bwrite (?:it )?down that i\b|\b(?:put|give|write|mark)(?: me| down)? (?:an? |the )?(?:four|five|top (?:score|mark)|full marks?|pass|strong hire)\b`,
  String.raw`\b(?:nobody|no one|no (?:\w+ )?(?:panel|interviewer|leader|expert)) (?:[\w']+ ){0,4}(?:would|should|could) (?:ever )?ask (?:it|that|me|this)\b`,
  String.raw`\bi(?:'ll| will|'m| am)(?: not|n't) (?:going to |gonna )?(?:answer|explain|tell you|talk to you|play)\b(?! for\b)|\bi refuse to (?:answer|explain)\b|\bi won't (?:answer|explain|tell you|play)\b(?! for\b)`,
  String.raw`\b(?:shut up|go away|screw you|fuck|bullshit|piss off)\b`,
];
const retort = new RegExp(retorts.join("|"), "u");
const mostWords = 40;

/**
 * True for a short reply whose every sentence speaks to the interviewer, or to whoever grades, instead of to the
 * question: an order, an insult, a refusal. What else it may hold is for others to find.
 */
export function isRetort(text: string): boolean {
  if (wordsOf(text).length > mostWords) return false;
  const spoken = text.replaceAll("’", "'").replace(/\s+/gu, " ").trim();
  const sentences = spoken.split(/(?<=[.!?])\s+/u).filter((sentence) => wordsOf(sentence).length > 0);
  const isAimed = (sentence: string) =>
    screenSentence(sentence) === "aimed-at-grader" || retort.test(sentence.toLowerCase());
  return sentences.some(isAimed) && sentences.every((sentence) => isAimed(sentence) || wordsOf(sentence).length <= 16);
}
