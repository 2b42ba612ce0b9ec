import { cutRunOns } from "./run-ons.ts";
import type { Sentence, Token, Tokenise } from "./tokens.ts";

/** A run of characters without a space that is longer than this is no word: it is kept as one token and not analysed. */
const longestWord = 64;
/** Longer stretches are read in parts, which keeps time and memory linear. */
const longestPiece = 20_000;

/** The part of wink-nlp's interface that is used. Its own types forbid `its.stem`, which works and is documented. */
export interface Wink {
  readDoc(text: string): {
    sentences(): WinkItems;
    tokens(): WinkItems & { itemAt(index: number): { out(property: unknown): unknown } };
  };
  readonly its: Readonly<Record<"value" | "normal" | "stem" | "pos" | "negationFlag" | "span", unknown>>;
}
interface WinkItems {
  out(property: unknown): readonly unknown[];
}

/**
 * Wraps a wink-nlp instance that has the `sbd`, `negation` and `pos` annotations. Blank lines and list marks end a
 * sentence; run-on speech without full stops is cut at its conjunctions. Offsets are exact: `text.slice(start, end)`
 * is the token's own text.
 */
export function createTokeniser(nlp: Wink): Tokenise {
  const stems = new Map<string, string>();
  return (text) => {
    const sentences: Sentence[] = [];
    for (const [start, end] of pieces(text)) {
      for (const tokens of readPiece(nlp, text, start, end, stems)) {
        for (const part of cutRunOns(tokens)) sentences.push(tokensToSentence(text, part));
      }
    }
    return sentences;
  };
}

function tokensToSentence(text: string, tokens: readonly Token[]): Sentence {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  return { start, end, text: text.slice(start, end), tokens };
}

/** Stretches that are read on their own: paragraphs, list items, what follows a bracket of markup, over-long words, at most `longestPiece` characters. */
function* pieces(text: string): Generator<[number, number]> {
  const boundary = /\n[^\S\n]*\n\s*|\n[^\S\n]*(?=[-*•] |\d{1,2}[.)] )|(?<=[}>]) +|\S{65,}/gu;
  let from = 0;
  for (const match of text.matchAll(boundary)) {
    const isLongWord = match[0].trim() !== "";
    yield* shortPieces(text, from, match.index);
    if (isLongWord) yield [match.index, match.index + match[0].length];
    from = match.index + match[0].length;
  }
  yield* shortPieces(text, from, text.length);
}

function* shortPieces(text: string, from: number, to: number): Generator<[number, number]> {
  let start = from;
  while (to - start > longestPiece) {
    const space = text.lastIndexOf(" ", start + longestPiece);
    const end = space > start ? space : start + longestPiece;
    yield [start, end];
    start = end;
  }
  if (text.slice(start, to).trim() !== "") yield [start, to];
}

/** The same length, in the characters that wink-nlp knows: one kind of space, straight quotation marks. */
const plain = (piece: string): string =>
  piece
    .replace(/\s/gu, " ")
    .replace(/[‘’ʼ′]/gu, "'")
    .replace(/[“”„]/gu, '"');

function readPiece(nlp: Wink, text: string, start: number, end: number, stems: Map<string, string>): Token[][] {
  const piece = text.slice(start, end);
  if (piece.length > longestWord && !/\s/u.test(piece)) return [[unread(piece, start)]];
  return readWithWink(nlp, piece, start, stems) ?? [[...readBySpaces(piece, start)]];
}

/** `undefined` when a token cannot be found again in the text, so that offsets would be a guess. */
function readWithWink(nlp: Wink, piece: string, offset: number, stems: Map<string, string>): Token[][] | undefined {
  const source = plain(piece);
  const { words, lastWords } = wordsOf(nlp, source, stems);
  const sentences: Token[][] = [];
  let read: Token[] = [];
  let cursor = 0;
  for (const [index, { value, ...word }] of words.entries()) {
    while (source[cursor] === " ") cursor += 1;
    if (value.trim() !== "") {
      if (!source.startsWith(value, cursor)) return undefined;
      const end = cursor + value.length;
      read.push({ text: piece.slice(cursor, end), ...word, start: offset + cursor, end: offset + end });
      cursor = end;
    }
    if (!lastWords.has(index)) continue;
    if (read.length > 0) sentences.push(read);
    read = [];
  }
  return sentences;
}

/** The words of a text with what wink-nlp knows of them, and the indices of those that end a sentence. */
function wordsOf({ readDoc, its }: Wink, text: string, stems: Map<string, string>) {
  const document = readDoc(text);
  const tokens = document.tokens();
  const [tags, normals] = [tokens.out(its.pos), tokens.out(its.normal)];
  const negations = tokens.out(its.negationFlag);
  const words = tokens.out(its.value).map((shown, index) => {
    const value = String(shown);
    return {
      value,
      normal: normalOf(value, String(normals[index])),
      stem: stems.get(value) ?? keepStem(stems, value, String(tokens.itemAt(index).out(its.stem))),
      pos: String(tags[index]),
      isNegated: negations[index] === true,
    };
  });
  const spans = document.sentences().out(its.span);
  return { words, lastWords: new Set(spans.map((span) => (Array.isArray(span) ? Number(span[1]) : -1))) };
}

/** Stemming is the dearest part of reading, and people use few words often. */
const mostStems = 20_000;

function keepStem(stems: Map<string, string>, value: string, shown: string): string {
  const stem = shown.normalize("NFKC").toLowerCase();
  if (stems.size < mostStems) stems.set(value, stem);
  return stem;
}

/** wink-nlp writes contractions out (`n't` → `not`), and some spellings anew; only the first is wanted. */
const normalOf = (value: string, normal: string): string =>
  (value.includes("'") || value === "ca" || value === "wo" ? normal : value).normalize("NFKC").toLowerCase();

function* readBySpaces(piece: string, offset: number): Generator<Token> {
  for (const match of piece.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) yield unread(match[0], offset + match.index);
}

const unread = (text: string, start: number): Token => {
  const normal = text.normalize("NFKC").toLowerCase();
  return { text, normal, stem: normal, pos: "X", isNegated: false, start, end: start + text.length };
};
