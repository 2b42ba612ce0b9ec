import search from "approx-string-match";
import { type Result, err, ok } from "../result.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { firstIndex } from "./first-index.ts";
import type { Quote } from "./grade.ts";
import type { Proposal } from "./grader.ts";
import type { Segment } from "./segments.ts";
import { type QuoteWords, commonWords, isNegation, meaningWords, quoteWordsOf } from "./quote-words.ts";

export interface EvidenceProblem {
  readonly type: "segment-unknown" | "segment-withheld" | "quote-too-short" | "quote-not-found" | "meaning-changed";
}

/** Evidence whose words were found: the quote is a slice of the candidate's own turn. */
export interface Evidence {
  readonly indicatorId: string;
  readonly polarity: Proposal["polarity"];
  readonly answer: number;
  readonly quote: Quote;
}

/** Shorter quotes are found in almost any answer; a whole segment may be shorter. */
const fewestWords = 4;
const mostEdits = 0.1;
const fewestCommonWords = 0.85;

/**
 * Finds a grader's quote in the candidate turn that it names, or drops it. Case, punctuation and fillers do not count;
 * one edit in ten characters is forgiven where numbers, negations and pronouns are the same. A quote never reaches over
 * turns, nor into what was withheld, nor leaves out a "never" that stands just before it.
 */
export function verifyProposal(proposal: Proposal, conversation: Conversation): Result<Evidence, EvidenceProblem> {
  const { reply, segment } = placesIn(conversation).get(proposal.segment) ?? {};
  if (reply === undefined || segment === undefined) return problem("segment-unknown");
  if (segment.withheld !== null || reply.isTrivial) return problem("segment-withheld");
  const own = wordsOfSegment(segment);
  const quote = proposal.quote === segment.text ? own : quoteWordsOf(proposal.quote);
  const isWholeSegment = quote.text === own.text;
  if (quote.words.length === 0 || (quote.words.length < fewestWords && !isWholeSegment))
    return problem("quote-too-short");
  const place = quote === own ? wholeOf(segment, own) : findQuote(quote, reply, segment.start);
  if (place === undefined) return problem("quote-not-found");
  if (!place.isSameMeaning || isCutOffDenial(reply, place.start)) return problem("meaning-changed");
  if (touchesWithheld(reply, place)) return problem("segment-withheld");
  const { indicatorId, polarity } = proposal;
  return ok({
    indicatorId,
    polarity,
    answer: reply.answer,
    quote: toQuote(reply, place.start, place.end, conversation),
  });
}

const problem = (type: EvidenceProblem["type"]) => err<EvidenceProblem>({ type });

interface SegmentPlace {
  readonly reply: Reply;
  readonly segment: Segment;
}
const placesByConversation = new WeakMap<Conversation, ReadonlyMap<string, SegmentPlace>>();

/** Segments of a conversation by their id. */
function placesIn(conversation: Conversation): ReadonlyMap<string, SegmentPlace> {
  const before = placesByConversation.get(conversation);
  if (before !== undefined) return before;
  const places = new Map(
    conversation.replies.flatMap((reply) => reply.segments.map((segment) => [segment.id, { reply, segment }] as const)),
  );
  placesByConversation.set(conversation, places);
  return places;
}

const saidByReply = new WeakMap<Reply, QuoteWords>();

function saidBy(reply: Reply): QuoteWords {
  const said = saidByReply.get(reply) ?? quoteWordsOf(reply.canonical.text);
  saidByReply.set(reply, said);
  return said;
}

const wordsBySegment = new WeakMap<Segment, QuoteWords>();

function wordsOfSegment(segment: Segment): QuoteWords {
  const words = wordsBySegment.get(segment) ?? quoteWordsOf(segment.text);
  wordsBySegment.set(segment, words);
  return words;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly isSameMeaning: boolean;
}

/** Its first word to its last; every quote of the built-in grader is such a one. */
const wholeOf = ({ start }: Segment, { words }: QuoteWords): Place => ({
  start: start + (words[0]?.start ?? 0),
  end: start + (words.at(-1)?.end ?? 0),
  isSameMeaning: true,
});

/** The place of the quote in the reply's canonical text, the one nearest to `from` where there are several. */
function findQuote(quote: QuoteWords, reply: Reply, from: number): Place | undefined {
  const said = saidBy(reply);
  const exact = findExact(quote, said, from);
  if (exact !== undefined) return { ...toPlace(said, exact, quote.words.length), isSameMeaning: true };
  return findNear(quote, said);
}

function findExact(quote: QuoteWords, said: QuoteWords, from: number): number | undefined {
  const nearest = firstIndex(said.words.length, (index) => (said.words[index]?.start ?? 0) >= from);
  if (isAt(quote, said, nearest)) return nearest;
  const found: number[] = [];
  for (let first = 0; first + quote.words.length <= said.words.length; first += 1) {
    if (isAt(quote, said, first)) found.push(first);
  }
  return found.find((first) => first >= nearest) ?? found[0];
}

const isAt = (quote: QuoteWords, said: QuoteWords, first: number): boolean =>
  quote.words.every(({ word }, offset) => said.words[first + offset]?.word === word);

function findNear(quote: QuoteWords, said: QuoteWords): Place | undefined {
  const edits = Math.floor(quote.text.length * mostEdits);
  if (edits === 0) return undefined;
  const best = search(said.text, quote.text, edits).toSorted((a, b) => a.errors - b.errors || a.start - b.start)[0];
  if (best === undefined) return undefined;
  const [first, last] = wordsAt(said, best.start, best.end);
  const own = said.words.slice(first, last + 1).map(({ word }) => word);
  const quoted = quote.words.map(({ word }) => word);
  if (commonWords(own, quoted) / Math.max(own.length, quoted.length) < fewestCommonWords) return undefined;
  const isSameMeaning = meaningWords(own).join(" ") === meaningWords(quoted).join(" ");
  return { ...toPlace(said, first, last - first + 1), isSameMeaning };
}

/** First and last word that a stretch of the joined text touches. */
function wordsAt(said: QuoteWords, start: number, end: number): readonly [number, number] {
  let at = 0;
  let first = -1;
  let last = -1;
  for (const [index, { word }] of said.words.entries()) {
    if (first === -1 && at + word.length > start) first = index;
    if (at < end) last = index;
    at += word.length + 1;
  }
  return [Math.max(0, first), Math.max(0, last)];
}

const toPlace = (said: QuoteWords, first: number, length: number) => ({
  start: said.words[first]?.start ?? 0,
  end: said.words[first + length - 1]?.end ?? 0,
});

/** A reply that nothing was withheld from is the rule: one look at it is enough. */
const touchesWithheld = (reply: Reply, { start, end }: Place): boolean =>
  reply.hasWithheld && reply.segments.some((one) => one.withheld !== null && one.start < end && start < one.end);

/** "We never [had showback]": the words are there, their meaning is not. */
function isCutOffDenial(reply: Reply, start: number): boolean {
  const next = firstIndex(reply.segments.length, (index) => (reply.segments[index]?.start ?? 0) > start);
  const segmentStart = reply.segments[next - 1]?.start ?? start;
  const before = quoteWordsOf(reply.canonical.text.slice(segmentStart, start)).words.slice(-5);
  return before.some(({ word }) => isNegation(word));
}

/** The candidate's own characters, with the mark that ends the sentence where the quote stands just before it. */
function toQuote(reply: Reply, start: number, end: number, conversation: Conversation): Quote {
  const text = conversation.turns[reply.turn - 1]?.text ?? "";
  const mark = /^[.!?…)"”’']{0,3}/u.exec(reply.canonical.text.slice(end))?.[0].length ?? 0;
  const [from, to] = reply.canonical.toOriginal(start, end + mark);
  return { turn: reply.turn, start: from, end: to, text: text.slice(from, to) };
}
