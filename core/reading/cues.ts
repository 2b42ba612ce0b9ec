import type { Lexicon } from "./lexicon.ts";
import { type SlotName, isSlotName } from "./slots.ts";

/**
 * One way to fill a place in a cue: a slot, a row of synonyms, or words by their stems, next to each other. A sentence
 * that has none of its `keys` cannot fill it.
 */
export type Alternative =
  | { readonly type: "slot"; readonly name: SlotName; readonly keys: readonly string[] }
  | {
      readonly type: "words";
      readonly stems: readonly string[];
      readonly rows: readonly number[];
      readonly keys: readonly string[];
    };

/** Places in their order, with at most two words between neighbours. */
export type Clause = readonly (readonly Alternative[])[];

export interface Cue {
  readonly text: string;
  /** All of them must hold somewhere in one sentence. */
  readonly clauses: readonly Clause[];
  /** Per place of all clauses, the keys that can fill it: a sentence that has none of them cannot hold the cue. */
  readonly places: readonly (readonly string[])[];
  /** The cue itself says "no" or "never": then a denial around it is part of its meaning. */
  readonly isNegative: boolean;
}

const negators = new Set([
  "no",
  "not",
  "never",
  "nobody",
  "none",
  "nothing",
  "without",
  "refused",
  "refuse",
  "refuses",
  "cannot",
]);

/** Reads a cue; the grammar is told beside `Cue` in `setup/pack.ts`. A slot that does not exist matches nothing. */
export function parseCue(text: string, lexicon: Lexicon): Cue {
  const words = text.toLowerCase().split(/[\s|+]+/u);
  const clauses = text.split(" + ").map((clause) => parseClause(clause, lexicon));
  return {
    text,
    clauses,
    places: clauses.flat().map((place) => [...new Set(place.flatMap(({ keys }) => keys))]),
    isNegative: words.some((word) => negators.has(word)),
  };
}

const parseClause = (clause: string, lexicon: Lexicon): Clause =>
  clause
    .trim()
    .split(/\s+/u)
    .map((place) => place.split("|").flatMap((word) => parseAlternative(word, lexicon)))
    .filter((place) => place.length > 0);

/** The plain words of a cue, slots left out. */
export const wordsOfCue = (text: string): readonly string[] =>
  text.split(/[\s|]+/u).filter((word) => word !== "+" && word !== "" && !word.startsWith("{"));

function parseAlternative(word: string, lexicon: Lexicon): Alternative[] {
  if (word.startsWith("{")) {
    const name = word.slice(1, -1);
    return isSlotName(name) ? [{ type: "slot", name, keys: [`s:${name}`] }] : [];
  }
  const stems = lexicon.stems(word);
  if (stems.length === 0) return [];
  const rows = rowsOf(stems, lexicon);
  return [{ type: "words", stems, rows, keys: [`w:${stems[0] ?? ""}`, ...rows.map((row) => `r:${row}`)] }];
}

function rowsOf(stems: readonly string[], lexicon: Lexicon): number[] {
  const members = lexicon.rowsByStem.get(stems[0] ?? "") ?? [];
  const same = members.filter((member) => member.stems.join(" ") === stems.join(" "));
  return [...new Set(same.map((member) => member.row))];
}
