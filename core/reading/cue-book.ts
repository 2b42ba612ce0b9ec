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
  const all = entries.flatMap(({ owner, cues }) => cues.map((text) => entryOf(parseCue(text, lexicon), owner)));
  const byKey = indexByKey(all.map(({ anchor }) => anchor));
  // Per cue, the number of the last sentence for which it was looked at: most share several words with a sentence.
  const lookedAt = new Uint32Array(all.length);
  let sentence = 0;
  return {
    candidates: ({ places }) => {
      sentence += 1;
      const found: number[] = [];
      for (const key of places.keys()) {
        for (const index of byKey.get(key) ?? none) {
          if (lookedAt[index] === sentence) continue;
          lookedAt[index] = sentence;
          if (isPossible(all[index]?.others ?? none, places)) found.push(index);
        }
      }
      return found.toSorted((a, b) => a - b).flatMap((index) => all[index] ?? []);
    },
  };
}

const none: readonly never[] = [];

/** Plain loops: this is asked some hundred times a sentence. */
function isPossible(others: Cue["places"], places: ReadSentence["places"]): boolean {
  for (const keys of others) {
    let isThere = false;
    for (let index = 0; index < keys.length && !isThere; index += 1) isThere = places.has(keys[index] ?? "");
    if (!isThere) return false;
  }
  return true;
}

interface Entry<Owner> {
  readonly cue: Cue;
  readonly owner: Owner;
  /** Keys of the place by which the cue is looked up. */
  readonly anchor: readonly string[];
  /** Those of its other places, the fewest first. */
  readonly others: Cue["places"];
}

function entryOf<Owner>(cue: Cue, owner: Owner): Entry<Owner> {
  const at = anchorOf(cue);
  const others = cue.places.filter((_, index) => index !== at).toSorted((a, b) => a.length - b.length);
  return { cue, owner, anchor: cue.places[at] ?? none, others };
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

/** The place that is hardest to fill: the one whose shortest word is longest. An empty cue has none. */
function anchorOf(cue: Cue): number {
  const rarities = cue.clauses.flat().map(rarity);
  return rarities.indexOf(Math.max(...rarities));
}

const rarity = (place: readonly Alternative[]): number =>
  place.length === 0
    ? 0
    : Math.min(...place.map((one) => (one.type === "slot" ? 4 : (one.stems[0] ?? "").length))) / place.length ** 0.2;
