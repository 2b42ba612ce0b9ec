import type { Pack } from "../setup/pack.ts";
import { baseForm, irregularBases } from "./verbs.ts";
import type { Token, Tokenise } from "./tokens.ts";

/** What the reader knows of words beyond their stems: rows of synonyms, product names, words of reason. */
export interface Lexicon {
  /** The stem of a token: contractions by what they stand for, irregular verbs by their base form. */
  stemOf(token: Token): string;
  /** Stems of a word of the pack, which the tokeniser may cut in several ("on-call"). */
  stems(word: string): readonly string[];
  /** `w:stem`, the same string each time. */
  keyOf(stem: string): string;
  /** Learns many words in one go, which is much quicker than one at a time. */
  learn(words: readonly string[]): void;
  /** Members of synonym rows by their first stem. */
  readonly rowsByStem: ReadonlyMap<string, readonly RowMember[]>;
  /** Product names by their first word in lower case. */
  readonly toolsByWord: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly reasons: readonly (readonly string[])[];
}
export interface RowMember {
  readonly row: number;
  readonly stems: readonly string[];
}

export function createLexicon(pack: Pack, tokenise: Tokenise): Lexicon {
  const known = new Map<string, readonly string[]>();
  const keys = new Map<string, string>();
  const stemOf = (token: Token): string => {
    if (token.normal !== token.text.toLowerCase()) return token.normal;
    const base = baseForm(token.normal);
    return base === token.normal ? token.stem : (stems(base)[0] ?? base);
  };
  const learn = (words: readonly string[]) => {
    const unknown = [...new Set(words)].filter((word) => !known.has(word));
    for (const [word, tokens] of tokensOfEach(tokenise, unknown)) known.set(word, tokens.map(stemOf));
  };
  const stems = (word: string): readonly string[] => {
    if (!known.has(word)) learn([word]);
    return known.get(word) ?? [];
  };
  learn([...pack.synonyms.flat(), ...pack.reasons.flatMap(wordsOfPhrase), ...irregularBases]);
  const members = pack.synonyms.flatMap((row, index) => row.map((member) => ({ row: index, stems: stems(member) })));
  const tools = pack.tools.map((tool) => tokensOf(tokenise, tool).map((token) => token.normal));
  return {
    stemOf,
    stems,
    keyOf: (stem) => keys.get(stem) ?? keep(keys, stem, `w:${stem}`),
    learn,
    rowsByStem: groupByFirst(members, (member) => member.stems[0]),
    toolsByWord: groupByFirst(tools, (words) => words[0]),
    reasons: pack.reasons.map((reason) => wordsOfPhrase(reason).flatMap((word) => stems(word))),
  };
}

function keep(keys: Map<string, string>, stem: string, key: string): string {
  if (keys.size < mostKeys) keys.set(stem, key);
  return key;
}
/** Nobody's vocabulary is larger; a text of random letters must not fill the memory. */
const mostKeys = 20_000;

const wordsOfPhrase = (phrase: string): readonly string[] => phrase.split(" ");

/** The tokens of each word, read as one text with the words on lines of their own. */
function* tokensOfEach(tokenise: Tokenise, words: readonly string[]): Generator<[string, readonly Token[]]> {
  const tokens = tokensOf(tokenise, words.join(" \n"));
  let start = 0;
  let next = 0;
  for (const word of words) {
    const end = start + word.length;
    const own: Token[] = [];
    for (let token = tokens[next]; token !== undefined && token.start < end; token = tokens[next]) {
      own.push(token);
      next += 1;
    }
    yield [word, own];
    start = end + 2;
  }
}

/** Tokens that are words, numbers or signs of money and percent. */
const tokensOf = (tokenise: Tokenise, text: string): readonly Token[] =>
  tokenise(text)
    .flatMap((sentence) => sentence.tokens)
    .filter((token) => isWordlike(token.text));

export const isWordlike = (text: string): boolean => /[\p{L}\p{N}$€£₹%×]/u.test(text);

function groupByFirst<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
