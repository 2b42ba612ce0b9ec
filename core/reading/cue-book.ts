import { type Alternative, type Cue, parseCue, wordsOfCue } from "./cues.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadSentence } from "./read-sentence.ts";

/** Many cues, looked up by a word that a sentence must hold before one of them can match. */
export interface CueBook<Owner> {
  /** Cues for each place of which this sentence has a word, with their owners, in the order in which they were written. */
  candidates(read: ReadSentence): readonly { readonly cue: Cue; readonly owner: Owner }[];
}

export function createCueBook<Owner>(
  entries: readonly { readonly owner: Owner; readonly cues: readonly string[] }[],
  lexicon: Lexicon,
): CueBook<Owner> {
  lexicon.learn(entries.flatMap(({ cues }) => cues.flatMap(wordsOfCue)));
  const all = entries.flatMap(({ owner, cues }) => cues.map((text) => ({ cue: parseCue(text, lexicon), owner })));
  const byKey = indexByKey(all.map(({ cue }) => anchorOf(cue)));
  return {
    candidates: ({ places }) => {
      const found: number[] = [];
      for (const key of places.keys()) {
        for (const index of byKey.get(key) ?? none) {
          if (isPossible(all[index]?.cue, places) && !found.includes(index)) found.push(index);
        }
      }
      return found.toSorted((a, b) => a - b).flatMap((index) => all[index] ?? []);
    },
  };
}

const none: readonly number[] = [];

/** Plain loops: this is asked some hundred times a sentence. */
function isPossible(cue: Cue | undefined, places: ReadSentence["places"]): boolean {
  if (cue === undefined) return false;
  for (const keys of cue.places) {
    let isThere = false;
    for (let index = 0; index < keys.length && !isThere; index += 1) isThere = places.has(keys[index] ?? "");
    if (!isThere) return false;
  }
  return true;
}

function indexByKey(keysOfCue: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>();
  for (const [index, keys] of keysOfCue.entries()) {
    for (const key of keys) {
      const before = byKey.get(key);
      if (before === undefined) byKey.set(key, [index]);
      else before.push(index);
    }
  }
  return byKey;
}

/** Keys of the place that is hardest to fill: the one whose shortest word is longest. An empty cue has none. */
function anchorOf(cue: Cue): readonly string[] {
  const places = cue.clauses.flat();
  const best = places.reduce<(typeof places)[number]>(
    (chosen, place) => (rarity(place) > rarity(chosen) ? place : chosen),
    [],
  );
  return best.flatMap((alternative) => alternative.keys);
}

const rarity = (place: readonly Alternative[]): number =>
  place.length === 0
    ? 0
    : Math.min(...place.map((one) => (one.type === "slot" ? 4 : (one.stems[0] ?? "").length))) / place.length ** 0.2;
