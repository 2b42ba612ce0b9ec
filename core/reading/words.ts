import { isWordlike, type Lexicon } from "./lexicon.ts";
import type { Sentence, Token } from "./tokens.ts";

/** A word of a sentence as the matcher sees it: marks and fillers left out, irregular verbs by their base form. */
export interface Word {
  readonly stem: string;
  readonly normal: string;
  readonly pos: string;
  /** Index of its token in the sentence. */
  readonly token: number;
  readonly start: number;
  readonly end: number;
  /** Grows by one at every comma, colon, dash or bracket: words with the same number stand in one segment. */
  readonly segment: number;
}

const fillers = new Set(["um", "uh", "er", "erm", "hmm", "mm", "uhm"]);
const separators = new Set([",", ";", ":", "—", "–", "…", "(", ")", "...", "/", "→", "->"]);

export function wordsOf(sentence: Sentence, lexicon: Lexicon): readonly Word[] {
  const words: Word[] = [];
  let segment = 0;
  for (const [index, token] of sentence.tokens.entries()) {
    if (separators.has(token.text) && !isInsideNumber(sentence.tokens, index)) segment += 1;
    if (!isWordlike(token.text) || fillers.has(token.normal)) continue;
    const { normal, pos, start, end } = token;
    words.push({ stem: lexicon.stemOf(token), normal, pos, token: index, start, end, segment });
  }
  return words;
}

/** "5–15", "24/7": the mark belongs to the number. */
const isInsideNumber = (tokens: readonly Token[], index: number): boolean =>
  /^\d/u.test(tokens[index - 1]?.text ?? "") && /^\d/u.test(tokens[index + 1]?.text ?? "");
