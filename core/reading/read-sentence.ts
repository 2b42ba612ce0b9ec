import type { Lexicon } from "./lexicon.ts";
import { type SlotName, slotAt, slotNames } from "./slots.ts";
import type { Sentence } from "./tokens.ts";
import { type Word, wordsOf } from "./words.ts";

/** A sentence made ready for matching: what starts at each word, and every key by which a cue can be looked up. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
  /** Per word: rows of synonyms that start there, with their length in words. */
  readonly rows: readonly (readonly { readonly row: number; readonly length: number }[])[];
  /** Per slot: index of its first word → length in words. */
  readonly slots: ReadonlyMap<SlotName, ReadonlyMap<number, number>>;
  /** `w:stem`, `r:row`, `s:slot` */
  readonly keys: ReadonlySet<string>;
}

export function readSentence(sentence: Sentence, lexicon: Lexicon): ReadSentence {
  const words = wordsOf(sentence, lexicon);
  const rows = words.map((_, index) => rowsAt(words, index, lexicon));
  const slots = new Map(slotNames.map((name) => [name, slotsOf(name, words, lexicon)]));
  const keys = new Set(words.map((word) => `w:${word.stem}`));
  for (const row of rows.flat()) keys.add(`r:${row.row}`);
  for (const [name, found] of slots) if (found.size > 0) keys.add(`s:${name}`);
  return { sentence, words, rows, slots, keys };
}

function rowsAt(words: readonly Word[], index: number, lexicon: Lexicon) {
  const members = lexicon.rowsByStem.get(words[index]?.stem ?? "") ?? [];
  return members
    .filter((member) => member.stems.every((stem, offset) => words[index + offset]?.stem === stem))
    .map((member) => ({ row: member.row, length: member.stems.length }));
}

function slotsOf(name: SlotName, words: readonly Word[], lexicon: Lexicon): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let index = 0; index < words.length; index += 1) {
    const length = slotAt(name, words, index, lexicon);
    if (length > 0) found.set(index, length);
  }
  return found;
}
