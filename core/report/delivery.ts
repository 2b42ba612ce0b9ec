import type { Quote } from "../grading/grade.ts";
import type { TranscriptTurn } from "../transcript/session.ts";

/** One thing that was measured of how the answers were given, with the words that were counted. It moves no level. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  /** The figure, with what it is of. */
  readonly value: string;
  /** In the order in which they were said; none = there is nothing to show. */
  readonly quotes: readonly Quote[];
}

/**
 * Pace, fillers, share of the talk, way to the point, I and we, figures, decisions and tool names, from the words alone. What cannot
 * be told is left out. @param tools names of products, as the pack has them
 */
export function measureDelivery(turns: readonly TranscriptTurn[], tools: readonly string[]): readonly Measure[] {
  const answers = turns.filter((turn) => turn.speaker === "candidate" && countWords(turn) > 0);
  const words = sum(answers.map(countWords));
  if (words === 0) return [];
  const measures = [
    paceOf(turns),
    fillersOf(answers, words),
    shareOf(turns, words),
    pointOf(turns),
    iAndWe(answers),
    figuresOf(answers),
    decisionsOf(answers),
    toolsOf(answers, words, tools),
  ];
  return measures.filter((measure) => measure !== null);
}

const word = /[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu;
const fillers = wholeWords(
  "um+|uh+|erm?|hmm+|uhm|you know|i mean|sort of|kind of|basically|actually|obviously|to be honest",
);
const ownActions = wholeWords("i|i'm|i’m|i've|i’ve|i'd|i’d|me|my|mine|myself");
const sharedActions = wholeWords("we|we're|we’re|we've|we’ve|we'd|we’d|us|our|ours|ourselves");
const figure = /[$€£]?\d[\d.,:]*(?:\s?(?:%|percent|per cent|k|m|bn)(?![\p{L}\p{N}]))?/giu;
const decisions = wholeWords(
  "decided|chose|picked|rejected|refused|stopped|cut|dropped|killed|declined|approved|agreed to|said no|moved|set|settled|prioriti[sz]ed|committed",
);

/** Whole words, whatever stands around them. */
function wholeWords(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, "giu");
}

/** Nobody speaks or types faster: words that come faster were pasted. */
const fastest = 400;

/**
 * From the question to the end of the answer where the interview was ours, from its start to the next turn where the times came with
 * a transcript.
 */
function paceOf(turns: readonly TranscriptTurn[]): Measure | null {
  const isOurs = turns.some(({ move }) => move !== null);
  const timed = turns.flatMap((turn, index) => {
    const [from, to] = isOurs ? [turns[index - 1], turn] : [turn, turns[index + 1]];
    if (turn.speaker !== "candidate" || from?.atMs == null || to?.atMs == null || to.atMs <= from.atMs) return [];
    return [{ words: countWords(turn), ms: to.atMs - from.atMs }];
  });
  const ms = sum(timed.map((one) => one.ms));
  const pace = Math.round((60_000 * sum(timed.map((one) => one.words))) / ms);
  if (ms === 0 || pace > fastest) return null;
  const span = isOurs ? ", from the question to the end of the answer: time to think and to type counts" : "";
  return { id: "pace", title: "Words a minute", value: `${pace}${span}`, quotes: [] };
}

function fillersOf(answers: readonly TranscriptTurn[], words: number): Measure {
  const quotes = answers.flatMap((turn) => findAll(turn, fillers));
  return { id: "fillers", title: "Fillers", value: `${quotes.length}, ${inHundred(quotes.length, words)}`, quotes };
}

function shareOf(turns: readonly TranscriptTurn[], words: number): Measure {
  const all = sum(turns.map(countWords));
  return {
    id: "talk-share",
    title: "Your share of the talk",
    value: `${percent(words, all)} of ${all} words`,
    quotes: [],
  };
}

/** To the first figure or decision of each answer to a question, not of those to follow-ups. */
function pointOf(turns: readonly TranscriptTurn[]): Measure | null {
  const isOurs = turns.some(({ move }) => move !== null);
  const answers = turns.filter((turn, index) => {
    const before = turns[index - 1];
    return turn.speaker === "candidate" && before !== undefined && (!isOurs || before.move?.type === "ask");
  });
  const ways = answers.flatMap((turn) => {
    const [first] = [...findAll(turn, figure), ...findAll(turn, decisions)].toSorted((a, b) => a.start - b.start);
    return first === undefined ? [] : [{ quote: first, words: countIn(turn.text.slice(0, first.start)) }];
  });
  if (ways.length === 0) return null;
  const sorted = ways.map((way) => way.words).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const most = sorted.at(-1) ?? 0;
  const value = ways.length === 1 ? `${middle}` : `${middle} as a rule, ${most} at most`;
  const quotes = ways.map(({ quote }) => quote);
  return { id: "to-the-point", title: "Words before the first figure or decision", value, quotes };
}

function iAndWe(answers: readonly TranscriptTurn[]): Measure {
  const own = answers.flatMap((turn) => findAll(turn, ownActions));
  const shared = answers.flatMap((turn) => findAll(turn, sharedActions)).length;
  const ratio = own.length + shared === 0 ? "" : `: ${percent(own.length, own.length + shared)} of them are I`;
  return { id: "i-we", title: "I and we", value: `${own.length} and ${shared}${ratio}`, quotes: own };
}

function figuresOf(answers: readonly TranscriptTurn[]): Measure {
  const quotes = answers.flatMap((turn) => findAll(turn, figure));
  const each = (quotes.length / answers.length).toFixed(1);
  return { id: "numbers", title: "Figures", value: `${quotes.length}, ${each} an answer`, quotes };
}

function decisionsOf(answers: readonly TranscriptTurn[]): Measure {
  const quotes = answers.flatMap((turn) => findAll(turn, decisions));
  return { id: "decisions", title: "Words of decision", value: `${quotes.length}`, quotes };
}

function toolsOf(answers: readonly TranscriptTurn[], wordCount: number, tools: readonly string[]): Measure | null {
  if (tools.length === 0) return null;
  const longestFirst = tools.toSorted((a, b) => b.length - a.length);
  const names = wholeWords(longestFirst.map((name) => name.replace(/[$()*+.?[\\\]^{|}/]/gu, "\\$&")).join("|"));
  const quotes = answers.flatMap((turn) => findAll(turn, names));
  return {
    id: "tools",
    title: "Names of tools",
    value: `${quotes.length}, ${inHundred(quotes.length, wordCount)}`,
    quotes,
  };
}

const findAll = ({ n, text }: TranscriptTurn, pattern: RegExp): Quote[] =>
  [...text.matchAll(pattern)].map(({ 0: said, index }) => ({
    turn: n,
    start: index,
    end: index + said.length,
    text: said,
  }));

const countIn = (text: string): number => text.match(word)?.length ?? 0;
const countWords = ({ text }: TranscriptTurn): number => countIn(text);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
const inHundred = (count: number, words: number): string => `${((100 * count) / words).toFixed(1)} in a hundred words`;
