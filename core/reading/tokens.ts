/** One word or mark, with its place in UTF-16 units of the text it came from. */
export interface Token {
  readonly text: string;
  /** Lower case, NFKC. */
  readonly normal: string;
  readonly stem: string;
  /** Universal part-of-speech tag, such as `NOUN` or `PUNCT`. */
  readonly pos: string;
  /** True within the reach of "not", "never", "no" and their like. */
  readonly isNegated: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Cuts a text into sentences and tokens. Made once at the edge, as it loads a language model. */
export type Tokenise = (text: string) => readonly Sentence[];
