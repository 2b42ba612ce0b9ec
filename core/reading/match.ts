import type { Alternative, Clause, Cue } from "./cues.ts";
import type { ReadSentence } from "./read-sentence.ts";

/** Where a cue holds: the indices of the words it used, and those of them that filled a slot. */
export interface Match {
  readonly words: readonly number[];
  readonly slotWords: readonly number[];
}

const widestGap = 2;
/** Clauses of one cue stand within so many words of each other; further apart they hardly speak of the same thing. */
const widestSpan = 20;

type Accepts = (words: readonly number[]) => boolean;

/**
 * The first place where the cue holds and `accepts` agrees, clause by clause; `undefined` = nowhere. No word serves two
 * clauses.
 */
export function findMatch(cue: Cue, read: ReadSentence, accepts: Accepts): Match | undefined {
  let found: Match | undefined;
  for (const clause of cue.clauses) {
    const before = found;
    const match = findClause(
      clause,
      read,
      before === undefined ? accepts : (words) => isApart(words, before.words) && accepts(words),
    );
    if (match === undefined) return undefined;
    found = before === undefined ? match : joined(before, match);
  }
  return found;
}

const joined = (first: Match, second: Match): Match => ({
  words: [...first.words, ...second.words],
  slotWords: [...first.slotWords, ...second.slotWords],
});

const isApart = (words: readonly number[], before: readonly number[]): boolean =>
  before.length === 0 ||
  (!words.some((word) => before.includes(word)) &&
    Math.max(...words, ...before) - Math.min(...words, ...before) <= widestSpan);

function findClause(clause: Clause, read: ReadSentence, accepts: Accepts): Match | undefined {
  const first = clause[0];
  if (first === undefined) return { words: [], slotWords: [] };
  for (const start of startsOf(first, read)) {
    const spans: Span[] = [];
    if (extend(clause, 0, read, start, start, spans, accepts)) return toMatch(spans);
  }
  return undefined;
}

/** Where the first place of a clause can stand, in order. */
function startsOf(place: readonly Alternative[], read: ReadSentence): readonly number[] {
  let starts: readonly number[] = none;
  for (const { keys } of place) {
    for (const key of keys) {
      const found = read.places.get(key);
      if (found === undefined || found === starts) continue;
      starts = starts.length === 0 ? found : merged(starts, found);
    }
  }
  return starts;
}

const none: readonly number[] = [];

const merged = (first: readonly number[], second: readonly number[]): readonly number[] =>
  [...new Set([...first, ...second])].toSorted((a, b) => a - b);

interface Span {
  readonly start: number;
  readonly length: number;
  readonly isSlot: boolean;
}

function toMatch(spans: readonly Span[]): Match {
  return { words: wordsOf(spans), slotWords: wordsOf(spans.filter((span) => span.isSlot)) };
}

function wordsOf(spans: readonly Span[]): number[] {
  const words: number[] = [];
  for (const { start, length } of spans) for (let index = start; index < start + length; index += 1) words.push(index);
  return words;
}

/** Fills place number `place` at the nearest word between `from` and `to`, then the places after it. */
function extend(
  clause: Clause,
  place: number,
  read: ReadSentence,
  from: number,
  to: number,
  spans: Span[],
  accepts: Accepts,
): boolean {
  const alternatives = clause[place];
  if (alternatives === undefined) return accepts(wordsOf(spans));
  const last = Math.min(to, read.words.length - 1);
  for (let index = from; index <= last; index += 1) {
    for (const alternative of alternatives) {
      const length = lengthAt(alternative, read, index);
      if (length === 0) continue;
      spans.push({ start: index, length, isSlot: alternative.type === "slot" });
      const end = index + length;
      if (extend(clause, place + 1, read, end, end + widestGap, spans, accepts)) return true;
      spans.pop();
    }
  }
  return false;
}

function lengthAt(alternative: Alternative, read: ReadSentence, index: number): number {
  if (alternative.type === "slot") return read.slots.get(alternative.name)?.get(index) ?? 0;
  const { stems, rows } = alternative;
  if (stems.every((stem, offset) => read.words[index + offset]?.stem === stem)) return stems.length;
  if (rows.length === 0) return 0;
  return read.rows[index]?.find((found) => rows.includes(found.row))?.length ?? 0;
}
