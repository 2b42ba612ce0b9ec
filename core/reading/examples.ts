import { deniedWords } from "./denial.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Tokenise } from "./tokens.ts";
import { type Word, wordsOf } from "./words.ts";

/** How near a sentence comes to the example sentences of one owner: 0 = nothing shared, 1 = the same content words. */
export interface Nearness {
  readonly yes: number;
  readonly no: number;
  /** Share of the nearest yes-example's content words that the sentence holds; 0 unless it holds three of them. */
  readonly covered: number;
}

export interface ExampleBook<Owner> {
  /** Owners with an example that shares at least two content words with the sentence. */
  nearness(content: ReadonlySet<string>): ReadonlyMap<Owner, Nearness>;
}

interface Example<Owner> {
  readonly owner: Owner;
  readonly isYes: boolean;
  readonly size: number;
}

const contentTags = new Set(["NOUN", "PROPN", "VERB", "ADJ", "NUM"]);
const light = new Set(
  "be have do get make go take thing way lot kind good great other same such own many more most first last new say tell one".split(
    " ",
  ),
);

/** Yes- and no-examples of the pack, looked up by content stem. A denied word is another word than the same one not denied. */
export function createExampleBook<Owner>(
  entries: readonly { readonly owner: Owner; readonly yes: readonly string[]; readonly no: readonly string[] }[],
  tokenise: Tokenise,
  lexicon: Lexicon,
): ExampleBook<Owner> {
  const examples: Example<Owner>[] = [];
  const byStem = new Map<string, number[]>();
  const add = (owner: Owner, text: string, isYes: boolean) => {
    const words = tokenise(text).flatMap((sentence) => wordsOf(sentence, lexicon));
    const stems = contentStems(words, deniedWords(words));
    for (const stem of stems) byStem.set(stem, [...(byStem.get(stem) ?? []), examples.length]);
    examples.push({ owner, isYes, size: stems.size });
  };
  for (const { owner, yes, no } of entries) {
    for (const text of yes) add(owner, text, true);
    for (const text of no) add(owner, text, false);
  }
  return { nearness: (content) => nearnessOf(content, examples, byStem) };
}

/** The stems that carry a sentence's meaning, those of denied words marked as such. */
export function contentStems(words: readonly Word[], denied: readonly boolean[]): ReadonlySet<string> {
  const content = words.flatMap((word, index) =>
    contentTags.has(word.pos) && !light.has(word.stem) ? [`${denied[index] === true ? "!" : ""}${word.stem}`] : [],
  );
  return new Set(content);
}

function nearnessOf<Owner>(
  stems: ReadonlySet<string>,
  examples: readonly Example<Owner>[],
  byStem: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<Owner, Nearness> {
  const shared = new Map<number, number>();
  for (const stem of stems) for (const index of byStem.get(stem) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  const nearness = new Map<Owner, Nearness>();
  for (const [index, count] of shared) {
    const example = examples[index];
    if (example === undefined || count < Math.min(2, example.size)) continue;
    const before = nearness.get(example.owner) ?? { yes: 0, no: 0, covered: 0 };
    const dice = (2 * count) / (stems.size + example.size);
    const covered = count < 3 ? 0 : count / example.size;
    nearness.set(
      example.owner,
      example.isYes
        ? { ...before, yes: Math.max(before.yes, dice), covered: Math.max(before.covered, covered) }
        : { ...before, no: Math.max(before.no, dice) },
    );
  }
  return nearness;
}
