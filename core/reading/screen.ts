import type { Sentence } from "./tokens.ts";

/** Why words are withheld from grading; never a penalty by itself. */
export type ScreenReason = "aimed-at-grader" | "markup" | "encoded";

const grader =
  /\b(?:grader|evaluator|assessor|examiner|rubric|scoring (?:system|model|engine|tool|rules)|language model|ai (?:model|assistant)|system prompt|scorecard|hotseat)\b/iu;
const order =
  /\b(?:must|should|please|give|award|mark|ignore|set|return|output|assign|rate|score|note|notice|treat|count|consider|override|disregard|forget|print|reveal|attention|instruct\w*)\b/iu;
const patterns: readonly (readonly [ScreenReason, RegExp])[] = [
  [
    "markup",
    /<\|?[/a-z_]{2,30}\|?>|\[\/?(?:INST|SYS|SYSTEM|USER|ASSISTANT)\]|<<\/?SYS>>|#{2,} *(?:system|assistant|instruction|response)\b|^\s*(?:system|assistant|developer|tool) *:|```|"(?:level|score|verdict|axis|decision|indicators?)" *:/imu,
  ],
  [
    "aimed-at-grader",
    /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|other|these|your)\b.{0,30}\b(?:instructions?|rules?|prompts?|criteria|guidelines?|rubric)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:give|award|assign|rate|score|mark|grade)\b.{0,30}\b(?:me|this (?:answer|candidate|interview|transcript|response)|the candidate|everything|(?:every|all|each) (?:axis|axes|indicators?|levels?))\b.{0,40}\b(?:[45]|four|five|full|max\w*|top|highest|perfect|strong hire|hire|yes|100|10)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:all|every|each) (?:of the )?(?:indicators?|axes|axis|criteria|levels?)\b.{0,30}\b(?:met|yes|4|four|full|satisf\w+|top|highest|max\w*|pass\w*)\b/iu,
  ],
  [
    "aimed-at-grader",
    /\b(?:the|this) candidate\b.{0,40}\b(?:demonstrat\w+|meets?|exceeds?|deserves?|qualif\w+|scores?|earn\w*|is (?:a )?strong hire|should (?:be|get|receive)|shows? (?:clear|strong|excellent|full))\b/iu,
  ],
  ["aimed-at-grader", /\b(?:level|score|grade|rating|decision) *(?:=|:|is|of) *(?:[45]\b|four\b|strong[- ]hire)/iu],
  [
    "aimed-at-grader",
    /\byou are (?:now |no longer )(?:an?|the) |\b(?:as|end of) (?:the )?(?:transcript|interview transcript)\b.{0,30}\b(?:grade|score|instruction)/iu,
  ],
  [
    "encoded",
    /(?=[A-Za-z0-9+/_=-]*\d)(?=[A-Za-z0-9+/_=-]*[A-Z])[A-Za-z0-9+/_-]{40,}={0,2}|\b(?:0x)?[0-9a-f]{40,}\b|(?:\\u?[0-9a-f]{2,4}){8,}|(?:%[0-9a-f]{2}){8,}|\S{65,}/u,
  ],
];

/** Long sentences are looked at in their first part only, so that no text can make the patterns slow. */
const longestLook = 2_000;

/** Whether a sentence speaks to the grader, carries role or markup tokens, or an encoded blob. */
export function screenSentence(text: string): ScreenReason | undefined {
  const look = text.slice(0, longestLook);
  const found = patterns.find(([, pattern]) => pattern.test(look));
  if (found !== undefined) return found[0];
  return grader.test(look) && order.test(look) ? "aimed-at-grader" : undefined;
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
