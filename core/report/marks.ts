import type { AxisGrade, Quote, RedFlagGrade } from "../grading/grade.ts";
import type { AxisId, RedFlagId } from "../setup/names.ts";

/** What a quote proves of an axis, or of a red flag. `key` is unique in a report and names its element on the page. */
export interface Evidence {
  readonly key: string;
  readonly quote: Quote;
  readonly axis: AxisId | null;
  readonly flag: RedFlagId | null;
  /** The questions that the words answer: indicators' texts, or the flag's title. At least one. */
  readonly labels: readonly string[];
}

/** A stretch of a turn's text: plain, or the words of one or more pieces of evidence. [start, end) in UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

interface EvidenceSource {
  readonly axes: readonly Pick<AxisGrade, "id" | "indicators">[];
  readonly redFlags: readonly Pick<RedFlagGrade, "id" | "title" | "verdict" | "quotes">[];
}

/** Every quote that a report shows, once for each axis or flag, in reading order of the report. */
export function gradeToEvidence(grade: EvidenceSource): Evidence[] {
  const fromAxes = grade.axes.flatMap((axis) =>
    mergeSamePlace(
      axis.indicators
        .filter(({ verdict }) => verdict === "yes")
        .flatMap(({ id, text, quotes }) =>
          quotes.map((quote) => ({ key: id, quote, axis: axis.id, flag: null, labels: [text] })),
        ),
    ),
  );
  const fromFlags = grade.redFlags
    .filter(({ verdict }) => verdict === "present")
    .flatMap(({ id, title, quotes }) =>
      mergeSamePlace(quotes.map((quote) => ({ key: id, quote, axis: null, flag: id, labels: [title] }))),
    );
  return [...fromAxes, ...fromFlags];
}

function mergeSamePlace(evidence: readonly Evidence[]): Evidence[] {
  const byPlace = Map.groupBy(evidence, ({ quote }) => `${quote.turn}-${quote.start}-${quote.end}`);
  return [...byPlace.entries()].flatMap(([place, same]) => {
    const first = same[0];
    if (first === undefined) return [];
    return [{ ...first, key: `${first.key}-${place}`, labels: [...new Set(same.flatMap(({ labels }) => labels))] }];
  });
}

/** Keys of evidence whose very words an earlier piece has shown already, as proof of something else. */
export function repeatedKeys(evidence: readonly Evidence[]): ReadonlySet<string> {
  const byPlace = Map.groupBy(evidence, ({ quote }) => `${quote.turn}-${quote.start}-${quote.end}`);
  return new Set([...byPlace.values()].flatMap(([, ...later]) => later.map(({ key }) => key)));
}

/** Cuts a turn's text at the borders of its evidence, so that overlapping quotes can all be marked. */
export function markTurn(turn: number, text: string, evidence: readonly Evidence[]): Segment[] {
  const here = evidence.filter(({ quote }) => quote.turn === turn);
  const inside = (position: number) => position > 0 && position < text.length;
  const borders = here.flatMap(({ quote }) => [quote.start, quote.end]).filter(inside);
  const cuts = [...new Set([0, ...borders, text.length])].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    return {
      start,
      end,
      text: text.slice(start, end),
      evidence: here.filter(({ quote }) => quote.start <= start && quote.end >= end),
    };
  });
}
