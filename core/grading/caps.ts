import type { Evidence } from "./evidence.ts";
import { quoteWordsOf } from "./quote-words.ts";

const mostQuotes = 3;
const nearDuplicate = 0.8;

/**
 * At most three pieces of evidence, near-duplicates merged; length earns nothing. Graders name their most telling quotes
 * first, and those are kept; they come back in the order of the transcript.
 */
export function capEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const kept: Evidence[] = [];
  for (const one of evidence) {
    if (kept.length < mostQuotes && !kept.some((other) => isNearDuplicate(one, other))) kept.push(one);
  }
  return kept.toSorted(byPlace);
}

const byPlace = (a: Evidence, b: Evidence): number =>
  a.quote.turn - b.quote.turn || a.quote.start - b.quote.start || a.quote.end - b.quote.end;

/** Overlapping places, or the same words said again. */
function isNearDuplicate(a: Evidence, b: Evidence): boolean {
  if (a.quote.turn === b.quote.turn && a.quote.start < b.quote.end && b.quote.start < a.quote.end) return true;
  const [first, second] = [wordSet(a), wordSet(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared / Math.max(1, first.size + second.size - shared) >= nearDuplicate;
}

const setsByEvidence = new WeakMap<Evidence, ReadonlySet<string>>();

function wordSet(evidence: Evidence): ReadonlySet<string> {
  const set = setsByEvidence.get(evidence) ?? new Set(quoteWordsOf(evidence.quote.text).words.map(({ word }) => word));
  setsByEvidence.set(evidence, set);
  return set;
}
