import type { Quote } from "../grading/grade.ts";
import type { AxisId, RedFlagId } from "../setup/names.ts";
import type { Report } from "./report.ts";

/** What a quote proves: an indicator of an axis, or a red flag. `key` is unique in a report and names its element on the page. */
export interface Evidence {
  readonly key: string;
  readonly quote: Quote;
  readonly axis: AxisId | null;
  readonly flag: RedFlagId | null;
  /** The question that the words answer, for example the indicator's. */
  readonly label: string;
}

/** A stretch of a turn's text: plain, or the words of one or more pieces of evidence. [start, end) in UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Every quote that a report shows, in reading order of the report. */
export function reportToEvidence(report: Pick<Report, "grade">): Evidence[] {
  const fromAxes = report.grade.axes.flatMap((axis) =>
    axis.indicators
      .filter((indicator) => indicator.verdict === "yes")
      .flatMap((indicator) =>
        indicator.quotes.map((quote, index) => ({
          key: `${indicator.id}-${index + 1}`,
          quote,
          axis: axis.id,
          flag: null,
          label: indicator.text,
        })),
      ),
  );
  const fromFlags = report.grade.redFlags
    .filter((flag) => flag.verdict === "present")
    .flatMap((flag) =>
      flag.quotes.map((quote, index) => ({
        key: `${flag.id}-${index + 1}`,
        quote,
        axis: null,
        flag: flag.id,
        label: flag.title,
      })),
    );
  return [...fromAxes, ...fromFlags];
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
