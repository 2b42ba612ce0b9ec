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

/**
 * The first place where the cue holds and `accepts` agrees, clause by clause; `undefined` = nowhere. No word serves two
 * clauses.
 */
export function findMatch(
  cue: Cue,
  read: ReadSentence,
  accepts: (words: readonly number[]) => boolean,
): Match | undefined {
  let found: Match = { words: [], slotWords: [] };
  for (const clause of cue.clauses) {
    const before = found.words;
    const match = findClause(clause, read, (words) => isApart(words, before) && accepts(words));
    if (match === undefined) return undefined;
    found = { words: [...before, ...match.words], slotWords: [...found.slotWords, ...match.slotWords] };
  }
  return found;
}

const isApart = (words: readonly number[], before: readonly number[]): boolean =>
  before.length === 0 ||
  (!words.some((word) => before.includes(word)) &&
    Math.max(...words, ...before) - Math.min(...words, ...before) <= widestSpan);

function findClause(
  clause: Clause,
  read: ReadSentence,
  accepts: (words: readonly number[]) => boolean,
): Match | undefined {
  for (let start = 0; start < read.words.length; start += 1) {
    const match = extend(clause, 0, read, start, start, { words: [], slotWords: [] }, accepts);
    if (match !== undefined) return match;
  }
  return undefined;
}

/** Fills place number `place` at the nearest word between `from` and `to`, then the places after it. */
function extend(
  clause: Clause,
  place: number,
  read: ReadSentence,
  from: number,
  to: number,
  before: Match,
  accepts: (words: readonly number[]) => boolean,
): Match | undefined {
  const alternatives = clause[place];
  if (alternatives === undefined) return accepts(before.words) ? before : undefined;
  for (let index = from; index <= Math.min(to, read.words.length - 1); index += 1) {
    for (const alternative of alternatives) {
      const length = lengthAt(alternative, read, index);
      if (length === 0) continue;
      const used = Array.from({ length }, (_, offset) => index + offset);
      const so = {
        words: [...before.words, ...used],
        slotWords: alternative.type === "slot" ? [...before.slotWords, ...used] : before.slotWords,
      };
      const end = index + length;
      const match = extend(clause, place + 1, read, end, end + widestGap, so, accepts);
      if (match !== undefined) return match;
    }
  }
  return undefined;
}

function lengthAt(alternative: Alternative, read: ReadSentence, index: number): number {
  if (alternative.type === "slot") return read.slots.get(alternative.name)?.get(index) ?? 0;
  const { stems, rows } = alternative;
  if (stems.every((stem, offset) => read.words[index + offset]?.stem === stem)) return stems.length;
  return read.rows[index]?.find((found) => rows.includes(found.row))?.length ?? 0;
}
