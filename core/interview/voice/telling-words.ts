import { wordsOf } from "../../reading/overlap.ts";
import { countShared, type WordSet } from "./word-sets.ts";

const silent = new Set(
  `a an the this that these those it its is are was were be been being am do does did done have has had having will would
  can could shall should may might must of to in on at by for from with without into onto about as than then so and or but
  if not no nor what which how i me my mine you your yours yourself he him his she her they them their theirs we us our ours
  there here just also too very more most much many some any all each every both either one ones let lets go get got i'm i'd
  i'll i've you'd you'll you're you've it's that's what's don't didn't isn't wasn't now up out over please still well own
  such only thing things`.split(/\s+/u),
);

/** The words of a text that carry its meaning, cut to a rough stem, each once. */
export function tellingWords(text: string): WordSet {
  return new Set(
    wordsOf(text)
      .filter((word) => !silent.has(word))
      .map(stemOf),
  );
}

/** Share of the wanted words that are there, 0 to 1; 1 where none is wanted. */
export function shareOf(wanted: WordSet, there: WordSet): number {
  return wanted.size === 0 ? 1 : countShared(wanted, there) / wanted.size;
}

/** How near two texts are by their telling words, 0 to 1. */
export function nearness(one: WordSet, other: WordSet): number {
  const all = one.size + other.size;
  return all === 0 ? 0 : (2 * countShared(one, other)) / all;
}

const longestStem = 6;

function stemOf(word: string): string {
  const bare = word.replaceAll("’", "'").replace(/'s?$/u, "");
  const cut =
    bare.length > 4 ? bare.replace(/(?:ings?|ied|ies|ed|es|s|ly|ions?|ers?|e)$/u, "") : bare.replace(/s$/u, "");
  return (cut.length < 3 ? bare : cut).slice(0, longestStem);
}
