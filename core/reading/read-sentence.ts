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
  /** Per slot that is filled: index of its first word → length in words. */
  readonly slots: ReadonlyMap<SlotName, ReadonlyMap<number, number>>;
  /** `w:stem`, `r:row` or `s:slot` → indices of the words where it starts, in order. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export function readSentence(sentence: Sentence, lexicon: Lexicon): ReadSentence {
  const words = wordsOf(sentence, lexicon);
  const rows = words.map((_, index) => rowsAt(words, index, lexicon));
  const slots = slotsOf(words, lexicon);
  return { sentence, words, rows, slots, places: placesOf(words, rows, slots, lexicon) };
}

function placesOf(
  words: ReadSentence["words"],
  rows: ReadSentence["rows"],
  slots: ReadSentence["slots"],
  lexicon: Lexicon,
): ReadSentence["places"] {
  const places = new Map<string, number[]>();
  const add = (key: string, index: number) => {
    const before = places.get(key);
    if (before === undefined) places.set(key, [index]);
    else if (before.at(-1) !== index) before.push(index);
  };
  for (const [index, word] of words.entries()) {
    add(lexicon.keyOf(word.stem), index);
    for (const { row } of rows[index] ?? []) add(`r:${row}`, index);
  }
  for (const [name, found] of slots) for (const index of found.keys()) add(`s:${name}`, index);
  return places;
}

function rowsAt(words: readonly Word[], index: number, lexicon: Lexicon) {
  const members = lexicon.rowsByStem.get(words[index]?.stem ?? "");
  if (members === undefined) return none;
  return members
    .filter((member) => member.stems.every((stem, offset) => words[index + offset]?.stem === stem))
    .map((member) => ({ row: member.row, length: member.stems.length }));
}

const none: ReadSentence["rows"][number] = [];

function slotsOf(words: readonly Word[], lexicon: Lexicon): ReadSentence["slots"] {
  const slots = new Map<SlotName, Map<number, number>>();
  for (const name of slotNames) {
    for (let index = 0; index < words.length; index += 1) {
      const length = slotAt(name, words, index, lexicon);
      if (length === 0) continue;
      const found = slots.get(name) ?? new Map<number, number>();
      slots.set(name, found.set(index, length));
    }
  }
  return slots;
}
