/** A stretch of a text: `[start, end)` in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence for plain rules: its words in lower case, with straight apostrophes, letter for letter as in the text. */
export interface PlainSentence extends Span {
  readonly text: string;
  readonly isQuestion: boolean;
}

const sentence = /(?:[^.!?\n]|\.(?=\d))+/gu;

/** The sentences of a text; none where its lower case has another length, as places would not fit. */
export function plainSentences(text: string): readonly PlainSentence[] {
  const plain = text.toLowerCase().replaceAll("’", "'");
  if (plain.length !== text.length) return [];
  return [...plain.matchAll(sentence)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    isQuestion: plain[match.index + match[0].length] === "?",
  }));
}

const clauseEnd =
  /,(?!\d)|[;:—–()]|\s-\s|\s(?=(?:but|because|so that|so|which|while|although|though|and (?:i|we|the|then|it|that))\b)/gu;
/** The clause of a sentence that holds a place, in places of the whole text. */
export function clauseAround(sentence: PlainSentence, { start, end }: Span): Span {
  const ends = [...sentence.text.matchAll(clauseEnd)].map(({ index }) => sentence.start + index);
  return {
    start: Math.max(sentence.start, ...ends.filter((at) => at < start).map((at) => at + 1)),
    end: Math.min(sentence.end, ...ends.filter((at) => at >= end)),
  };
}

const opening = /^(?:(?:and|but|so|well|because|which|that|look|ok|okay|um|uh|yes|no),? )+/u;
const mostQuotedWords = 14;

/**
 * The candidate's own words around a place, short enough to be said back: the clause that holds it, or the place alone
 * where the clause is long. `null` where even that is too long, or has quotation marks of its own.
 */
export function quoteAround(text: string, around: PlainSentence, { start, end }: Span): string | null {
  const place = clauseAround(around, { start, end });
  const clause = text.slice(place.start, place.end).trim();
  const lead = opening.exec(clause.toLowerCase())?.[0].length ?? 0;
  const quotes = [clause.slice(lead), text.slice(start, end)].map((one) => one.trim());
  return quotes.find((one) => one.split(/\s+/u).length <= mostQuotedWords && !/["“”«»]/u.test(one)) ?? null;
}
