import type { Sentence } from "./tokens.ts";

/** Why words are withheld from grading; never a penalty by itself. */
export type ScreenReason = "aimed-at-grader" | "markup" | "encoded";

const patterns: readonly (readonly [ScreenReason, RegExp])[] = [
  ["markup", /<\|?[/a-z_]{2,30}\|?>|\[\/?(?:INST|SYS|SYSTEM|USER|ASSISTANT|INTERVIEWER|CANDIDATE)\]|<<\/?SYS>>|```/iu],
  [
    "markup",
    /^\s*(?:#{1,6} *)?(?:system|assistant|developer|instructions?) *:|"(?:level|score|verdict|axis|decision|indicators?)" *:/imu,
  ],
  [
    "aimed-at-grader",
    /\b(?:note|message|hint|attention|instructions?|dear|hello|hey) *(?:to|for)? *(?:the |any |my |all )?(?:grader|evaluator|assessor|judge|ai|llm|model|reviewer|hotseat)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:grader|evaluator|scoring (?:system|model|engine)|system prompt|hotseat)\b.{0,60}\b(?:must|should|please|give|award|mark|ignore|return|output|assign|rate|score|count|consider|print|reveal)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\bif you are (?:an? )?(?:ai|llm|language model|grader|model|evaluator|bot)\b|\byou are (?:now |no longer )(?:an?|the) /iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|other|these|your)\b.{0,30}\b(?:instructions?|rules?|prompts?|criteria|guidelines?|rubric)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:give|award|assign|rate|score|mark|grade)\b.{0,30}\b(?:me|this (?:answer|candidate|interview|transcript|response)|the candidate|(?:every|all|each) (?:axis|axes|indicators?))\b.{0,40}\b(?:[45]|four|five|full|max\w*|top|highest|perfect|strong hire|hire|yes|100|10)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:all|every|each) (?:of the )?(?:indicators?|axes|axis)\b.{0,30}\b(?:met|yes|4|four|full|satisf\w+|top|highest|max\w*|pass\w*)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:score|rate|grade|mark|set|level)\b.{0,20}\b(?:scale|reliability|cost|ownership|evolution)\b.{0,12}\b(?:[1-5]|four|five|top|full)\b(?! *(?:percent|%|per|k\b|million|thousand))/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:the|this) candidate\b.{0,40}\b(?:demonstrat\w+|meets?|exceeds?|deserves?|qualif\w+|scores?|earns?|is (?:a )?strong hire|should (?:be|get|receive)|shows? (?:clear|strong|excellent|full))\b/iu,
  ],
  ["aimed-at-grader", /\b(?:level|score|grade|rating|decision) *(?:=|:|is|of) *(?:[45]\b|four\b|strong[- ]hire)/iu],
  ["aimed-at-grader", /\bend of (?:the )?(?:transcript|interview)\b|\bthe transcript ends here\b/iu],
  [
    "encoded",
    /(?=[A-Za-z0-9+/_=-]*\d)(?=[A-Za-z0-9+/_=-]*[A-Z])[A-Za-z0-9+/_-]{40,}={0,2}|\b(?:0x)?[0-9a-f]{40,}\b|(?:\\u?[0-9a-f]{2,4}){8,}|(?:%[0-9a-f]{2}){8,}|\S{65,}/u,
  ],
];

/** Words between role tokens, made-up turns or code fences; one that is never closed reaches to the end of its paragraph. */
const block =
  /(?:<\|?(?:im_start|system|assistant|user|instructions?|grader|prompt)\|?>|\[(?:INST|interviewer|candidate)\]|<<SYS>>|```)[\s\S]*?(?:<\|?\/?(?:im_end|end|system|assistant|user|instructions?|grader|prompt)\|?>|\[\/[^\]\n]{1,30}\]|<<\/SYS>>|```|\n\s*\n|$)/giu;

/** Which sentences of a reply graders do not get to see, and why: one entry per sentence. */
export function screenSentences(text: string, sentences: readonly Sentence[]): readonly (ScreenReason | null)[] {
  const blocks = [...text.matchAll(block)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return sentences.map((sentence) => {
    const isInBlock = blocks.some(({ start, end }) => start < sentence.end && sentence.start < end);
    return isInBlock ? "markup" : (screenSentence(sentence.text) ?? null);
  });
}

/** Long sentences are looked at in their first part only, so that no text can make the patterns slow. */
const longestLook = 2_000;

/** Whether a sentence speaks to the grader, carries role or markup tokens, or an encoded blob. */
export function screenSentence(text: string): ScreenReason | undefined {
  const look = text.slice(0, longestLook).replace(/\b(?:um|uh|er|erm)\b,? */giu, "");
  return patterns.find(([, pattern]) => pattern.test(look))?.[0];
}

const contentTags = new Set(["NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "SYM", "X"]);
const empty = new Set(
  "be is was are were have had has do did does get got go thing ok okay yes no well just really very so then now thanks thank sure".split(
    " ",
  ),
);

/** Fewer than four words with a meaning of their own: nothing can be graded. */
export function isTrivial(sentences: readonly Sentence[]): boolean {
  const content = sentences.flatMap((sentence) =>
    sentence.tokens.filter(
      (token) => contentTags.has(token.pos) && /[\p{L}\p{N}]/u.test(token.text) && !empty.has(token.normal),
    ),
  );
  return new Set(content.map((token) => token.stem)).size < 4;
}
