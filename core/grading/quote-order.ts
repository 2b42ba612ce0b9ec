import type { TranscriptReader } from "../reading/reader.ts";
import type { SentenceSignals } from "../reading/signals.ts";
import type { Conversation } from "./conversation.ts";
import type { IndicatorGrade, Quote } from "./grade.ts";

/**
 * The quotes of an axis, each once, the most telling first: those that show several indicators, hold a figure, an own
 * action or decision, or a cause. Among equals the order of the transcript holds.
 */
export function mostTellingFirst(
  indicators: readonly IndicatorGrade[],
  conversation: Conversation,
  reader: TranscriptReader,
): readonly Quote[] {
  const quotes = indicators.flatMap(({ verdict, quotes: own }) => (verdict === "yes" ? own : []));
  const isSame = (a: Quote, b: Quote) => a.turn === b.turn && a.start === b.start && a.end === b.end;
  return quotes
    .filter((quote, index) => quotes.findIndex((other) => isSame(quote, other)) === index)
    .map((quote) => {
      const uses = quotes.filter((other) => isSame(quote, other)).length;
      return { quote, weight: uses + weightOf(signalsAt(quote, conversation, reader)) };
    })
    .toSorted((a, b) => b.weight - a.weight || a.quote.turn - b.quote.turn || a.quote.start - b.quote.start)
    .map(({ quote }) => quote);
}

function weightOf(signals: SentenceSignals | undefined): number {
  if (signals === undefined) return 0;
  const { signs, tools } = signals;
  const isOwn = signs.has("did") || signs.has("decision");
  return (signs.has("number") ? 2 : 0) + (isOwn ? 2 : 0) + (signs.has("reason") ? 1 : 0) - Math.max(0, tools - 1);
}

function signalsAt(
  { turn, start }: Quote,
  conversation: Conversation,
  reader: TranscriptReader,
): SentenceSignals | undefined {
  const reply = conversation.replies.find((one) => one.turn === turn);
  return reply === undefined
    ? undefined
    : reader
        .signals(reply.canonical.text)
        .findLast((one) => reply.canonical.toOriginal(one.start, one.end)[0] <= start);
}
