import type { Heard } from "../transcript/heard.ts";
import { wordsOf } from "./overlap.ts";

const polite = String.raw`(?:(?:ok(?:ay)?|sorry|well|hm+|um+|uh+|so|and|please|actually|honestly|no|yes|yeah),? )*`;
const wish = String.raw`(?:let(?:'s| us)|(?:can|could|may) we|(?:i'd|i would) (?:like|prefer|want) to|i (?:want|need|have) to|please|i'll)`;
const tail = String.raw`(?:,? (?:now|here|please|then|today|at this point|for now|thanks|thank you))*[.!?]*$`;
const thing = String.raw`(?: (?:this|that|the|it|here|my)(?: (?:interview|session|drill|call|one|question))?)?`;

const endings = new RegExp(
  `^${polite}(?:${wish} )+(?:just )?(?:stop|end|finish|quit|abort|wrap up|call it a day|leave it there)${thing}${tail}` +
    `|^${polite}(?:stop|end|finish|quit) (?:the|this) (?:interview|session|drill)${tail}|^${polite}i quit${tail}` +
    `|^${polite}i (?:don't|do not) (?:want|wish) to (?:go on|continue|carry on)(?: with (?:this|the interview))?${tail}`,
  "u",
);
const ask = String.raw`(?:can|could|would|will) you (?:please )?(?:just )?`;
const otherWay = String.raw`(?:rephrase|(?:put|say|ask) (?:it|that|the question) (?:differently|(?:in )?another way|in other words))`;
const repeats = new RegExp(
  `${ask}(?:repeat|say (?:that|it|the question) again|ask (?:that|it) again)` +
    `|^${polite}repeat(?: (?:that|it|the question))?${tail}|^${polite}(?:say (?:that|it)|come|once|one more time|what was that) ?(?:again|more)?\\?*$` +
    `|what (?:was|is) (?:the|your) question(?: again)?\\b|^${polite}pardon(?: me)?\\??$|(?:didn't|did not) (?:quite )?(?:catch|hear|get) (?:that|it|the question|you)`,
  "u",
);
/** "In other words, …" and "to put it another way, …" begin an answer: only what asks for them is a wish. */
const rephrases = new RegExp(
  `${ask}${otherWay}|^${polite}${otherWay}(?: (?:that|it|the question))?${tail}|^${polite}in other words${tail}` +
    `|^${polite}${ask}(?:give (?:me )?(?:an example|a hint of what you mean)|explain (?:the|that|your) question|clarify (?:the|that|your) question)` +
    `|^${polite}(?:i (?:don't|do not|didn't|did not)|i(?:'m| am) not sure (?:that )?i) (?:quite |really |fully )?(?:understand|follow)(?: (?:that|it|you|the question|what you mean))?[.?!]*$` +
    `|^${polite}what do you mean(?: (?:by that|with that|exactly))?[.?!]*$`,
  "u",
);
const skips = new RegExp(
  `^${polite}(?:${wish} )?(?:just )?(?:skip|pass on|pass)${thing}${tail}|^${polite}next(?: question| one)?${tail}` +
    `|^${polite}(?:${wish} )(?:move on|go on to the next|go to the next|take the next|have the next)(?: question| one)?${tail}` +
    `|^${polite}(?:i'd|i would) rather not answer`,
  "u",
);

const holds = new RegExp(
  `^${polite}(?:let me (?:think|see|reflect|gather)|(?:give me|just|wait|hold on|i need|i'll need|(?:can|could|may) i (?:have|take|get)) ?(?:just )?(?:a|one|some|another)? ?(?:second|moment|minute|sec|bit|time)?|one (?:second|moment|minute)|good question)` +
    String.raw`(?: (?:to think|to reflect|please|about (?:that|it|this)|for a (?:second|moment|minute)|of thought|first))*[.!?…]*$`,
  "u",
);
const yes = new RegExp(
  `^${polite}(?:yes|yeah|yep|sure|i do|i have(?: (?:a few|some|a couple|one|two|three|several|a))?|a few|a couple|some|one|two|three)(?: (?:more|questions?|of them|actually|indeed|for you|things?))*[.!…]*$`,
  "u",
);

/** True when a reply only asks for time, or (in the candidate's own time) only says that a question will come. */
export function isHolding(text: string, isOwnTime: boolean): boolean {
  const spoken = text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[\s,]+/gu, " ")
    .trim();
  if (wordsOf(spoken).length > 14) return false;
  return holds.test(spoken) || (isOwnTime && yes.test(spoken));
}

const assent = new RegExp(
  `^(?:(?:oh|ok(?:ay)?|hm+|um+|uh+|well|actually|honestly|maybe|i think|perhaps),? )*(?:yes|yeah|yep|sure|ok(?:ay)?|please|gladly|go ahead|do (?:that|it|so)|let(?:'s| us)(?: do (?:that|it))?|that would (?:help|be (?:good|fine|easier|better|nice))|i(?:'d| would) (?:like|prefer) that|if you (?:can|could|would|like))` +
    String.raw`(?:,? (?:yes|please|do|go ahead|thanks|thank you|that would (?:help|be (?:good|fine|easier|better|nice))|let(?:'s| us)(?: do (?:that|it))?|do (?:that|it)))*[.!]*$`,
  "u",
);

/** True for a yes to an offer, and nothing else. */
export const isYes = (text: string): boolean =>
  assent.test(
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .replace(/[\s,]+/gu, " ")
      .trim(),
  );

/** Whether a wish to hear it again is one for other words. */
export const asksForOtherWords = (text: string): boolean => rephrases.test(spokenOf(text));

/** What a reply of few words asks of the interviewer, if it asks for anything but a fact. Longer replies are never commands. */
export function commandOf(text: string): Extract<Heard["intent"], "end" | "repeat" | "skip"> | null {
  const spoken = spokenOf(text);
  if (wordsOf(spoken).length > 16) return null;
  if (endings.test(spoken)) return "end";
  if (repeats.test(spoken) || rephrases.test(spoken)) return "repeat";
  return skips.test(spoken) ? "skip" : null;
}

const spokenOf = (text: string): string => text.toLowerCase().replaceAll("’", "'").replace(/\s+/gu, " ").trim();

const tag =
  /(?:^|[,;–—-]\s*|\s)(?:right|ok(?:ay)?|you know|yeah|no|correct|you see|see|make(?:s)? sense|isn't it|aren't they|don't you think|got it)\s*\?$/u;
const checkIn =
  /\b(?:does|did|do) (?:that|this|it|i) (?:make sense|answer|help|cover)\b|\bif that (?:helps|makes sense)|\bis that what you\b/u;
const verb = "is|are|was|were|do|does|did|can|could|should|would|will|has|have|may|must";
const opener = new RegExp(
  `^${polite}(?:before i (?:start|begin|answer),? )?(?:(?:what|which|who|whom|whose|where|when|why|how)(?:'s)? (?:(?:kind|sort|part|level|type|size|share|many|much|big|large|often|long|fast|old|far|soon)\\b|(?:${verb})\\b|(?!i\\b|we\\b|they\\b|he\\b|she\\b|it\\b|you\\b)[a-z]+ (?:${verb})\\b)` +
    `|(?:${verb}) (?:there|we|you|i|it|the|this|that|these|they|our|your)\\b|what about\\b|any (?:idea|constraints?|limits?)\\b)`,
  "u",
);
const address =
  /\byou(?:r)?\b|\b(?:should|can|may|could|do|shall|must) i\b|\bmay i\b|\bi have (?:a|one|two|another|some) (?:quick )?questions?\b/u;
const indirect =
  /^(?:.{0,40}\b)?(?:i'd like to (?:know|understand|ask)|i would like to (?:know|understand|ask)|(?:can|could|would) you (?:please )?(?:tell|clarify|explain|give|share)|tell me (?:more |a bit |a little )?(?:about|how|what|who|why|where|when|which)|my (?:first |next |other |last |second )?question (?:is|would be)|(?:i'm|i am) (?:curious|interested)|i(?:'m| am) wondering|i need to know|may i ask|can i ask)\b/u;

interface SpokenSentence {
  readonly text: string;
  readonly words: number;
}

/**
 * The sentences of a reply that ask the interviewer something; none = the reply is an answer. Tags ("right?") and
 * questions that the speaker answers at once ("Why? Because …") ask nothing. A mark is not needed in a short reply, nor
 * in the candidate's own time, as speech has none.
 */
export function questionsIn(text: string, isOwnTime = false): string[] {
  const sentences = sentencesOf(text);
  const total = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  return sentences
    .filter((sentence, index) => {
      if (sentence.text.includes('"')) return false;
      if (!sentence.text.endsWith("?")) {
        return (isOwnTime || (total <= 25 && sentences.length <= 2)) && asksWithoutMark(sentence.text);
      }
      if (isRhetorical(sentence)) return false;
      const after = sentences.slice(index + 1).filter((later) => !later.text.endsWith("?"));
      const isLast = after.reduce((sum, later) => sum + later.words, 0) <= 6;
      return isLast || address.test(sentence.text) || sentence.words * 2 >= total;
    })
    .map((sentence) => sentence.text);
}

const nextPart =
  /\s*[,;:–—-]\s+(?:(?:and|or|but|also|then)\s+)*(?=(?:what|who|whose|how|which|when|where|why|is|are|do|does|did|can|could|should|will|has|have|any)\b)|\s+and\s+(?:also\s+)?(?=(?:what|who|whose|how|which|when|where)\b)/u;
const listMark = /\s*,\s+(?:and\s+)?|\s+and\s+/u;
const mostWordsListed = 4;
const framed = /\b(in your [a-z]+|personally),\s+/gu;

/** The parts of a question that ask for one thing each: "what …, and who …?", and "what are a, b and c?". */
export function partsOf(question: string): string[] {
  return question
    .replace(framed, "$1 ")
    .split(nextPart)
    .flatMap((part) => {
      const [first = "", ...listed] = part.split(listMark);
      const isList = listed.length >= 2 && listed.every((one) => wordsOf(one).length <= mostWordsListed);
      return isList ? [first, ...listed] : [part];
    });
}

const own = String.raw`(?:own |personal |personally |honest |really |actually )*`;
const opinion = new RegExp(
  `\\b(?:do|did|would) you ${own}(?:like|love|enjoy|hate|favou?r|recommend|suggest)\\b(?! (?:me|us) )|\\bdo you ${own}prefer\\b` +
    `|\\bwould you ${own}(?:do|change|have done|choose|pick|use|go (?:for|with))\\b|\\bdo you (?:think|feel|make) (?:of|about)\\b` +
    `|\\byou(?:r)? ${own}(?:favou?rites?|opinions?|views?|take|tastes?|preferences?|advice|thoughts|personally)\\b` +
    `|^(?:(?:so|and|but|well),? )*(?:what|which)(?:'s| is| are| [a-z]+ (?:is|are)) (?:(?:the|a) )?(?:best|better|worst|nicest)\\b`,
  "u",
);

/** Whether a question is after the interviewer's own taste or view, for which no fact of a scenario stands. */
export const asksForOpinion = (question: string): boolean => opinion.test(question);

const ownPart = new RegExp(
  `^${polite}(?:(?:what|which|who|whom|whose|where|when|how)\\b|(?:${verb}) (?:we|you|i|the|our|any|anyone|anybody|somebody)\\b)`,
  "u",
);
const leave =
  /^(?:can|could|may|might|would|do|will) (?:i|you) (?:just |please |quickly )*(?:ask|clarify|check|tell|explain|mind|give)\b/u;
const fewestWordsOfPart = 3;

/** Whether a part of a question stands for itself: no leave to ask, and no choice of answers to the part before it. */
export const isOwnPart = (part: string): boolean =>
  ownPart.test(part) && !leave.test(part) && wordsOf(part).length >= fewestWordsOfPart;

/** A reply without the sentences that ask the interviewer something. */
export function withoutQuestions(text: string, isOwnTime = false): string {
  const questions = new Set(questionsIn(text, isOwnTime));
  const isKept = (part: string) => !sentencesOf(part).some((sentence) => questions.has(sentence.text));
  return text.split(sentenceEnd).filter(isKept).join(" ");
}

const asksForLeave = new RegExp(`^${polite}(?:can|could|may|might|would) (?:i|you)\\b`, "u");

/** One sentence by itself: a question, unless the mark only belongs to a tag ("right?"). "Can I ask …" needs no mark. */
export function asksInterviewer(sentence: string): boolean {
  const spoken = sentence.toLowerCase().replaceAll("’", "'").trim();
  if (!/\?["”)]*$/u.test(spoken)) return asksForLeave.test(spoken);
  return !tag.test(spoken) || (wordsOf(spoken).length <= 8 && opener.test(spoken));
}

const asksWithoutMark = (sentence: string): boolean => opener.test(sentence) || indirect.test(sentence);

function isRhetorical({ text, words }: SpokenSentence): boolean {
  if (checkIn.test(text)) return true;
  return tag.test(text) && !(words <= 8 && opener.test(text));
}

const sentenceEnd = /(?<=[.!?]["”]?)\s+/u;

function sentencesOf(text: string): SpokenSentence[] {
  const spoken = text.toLowerCase().replaceAll("’", "'").replace(/[“”]/gu, '"').replace(/\s+/gu, " ");
  return spoken
    .split(sentenceEnd)
    .map((part) => part.trim())
    .map((part) => ({ text: part, words: wordsOf(part).length }))
    .filter((sentence) => sentence.words > 0);
}
