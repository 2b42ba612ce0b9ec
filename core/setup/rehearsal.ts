import * as z from "zod/mini";
import { createRandom, seedFor } from "./random.ts";
import type { ReferenceItem } from "./reference-page.ts";

/** How often an item was known and missed; `seq` is the place of the last time in the page's own count, from 1. */
const ItemProgress = z.object({
  knew: z.number(),
  missed: z.number(),
  last: z.enum(["knew", "missed"]),
  seq: z.number(),
});

/**
 * What a person knows of one page. `seq` counts answers and never goes back. A round is everything after `round.startSeq`:
 * what was judged since then is done, all else is still to come, so that a reload goes on in the middle.
 */
export const Rehearsal = z.object({
  seq: z.number(),
  items: z.record(z.string(), ItemProgress),
  round: z.nullable(z.object({ startSeq: z.number(), seed: z.number() })),
});
export type Rehearsal = z.infer<typeof Rehearsal>;

export const emptyRehearsal: Rehearsal = { seq: 0, items: {}, round: null };

/** `seed` decides between items that are alike. */
export const startRound = (rehearsal: Rehearsal, seed: number): Rehearsal => ({
  ...rehearsal,
  round: { startSeq: rehearsal.seq, seed },
});

/** Counts one judgement. `isKnown` is the person's own word. */
export function judgeItem(rehearsal: Rehearsal, itemId: string, isKnown: boolean): Rehearsal {
  const before = progressOf(rehearsal, itemId) ?? { knew: 0, missed: 0 };
  const seq = rehearsal.seq + 1;
  const judged = {
    knew: before.knew + (isKnown ? 1 : 0),
    missed: before.missed + (isKnown ? 0 : 1),
    last: isKnown ? ("knew" as const) : ("missed" as const),
    seq,
  };
  return { ...rehearsal, seq, items: { ...rehearsal.items, [itemId]: judged } };
}

/** What is still to come in this round: missed last time first, then never seen, then known; each of these the longest ago first. */
export function itemsToCome(rehearsal: Rehearsal, items: readonly ReferenceItem[]): ReferenceItem[] {
  const { startSeq, seed } = rehearsal.round ?? { startSeq: rehearsal.seq, seed: 0 };
  const keyed = items.flatMap((item) => {
    const progress = progressOf(rehearsal, item.id);
    if (progress !== null && progress.seq > startSeq) return [];
    const group = progress === null ? 1 : progress.last === "missed" ? 0 : 2;
    return [{ item, group, seq: progress?.seq ?? 0, chance: createRandom(seedFor(seed, item.id))() }];
  });
  return keyed.toSorted((a, b) => a.group - b.group || a.seq - b.seq || a.chance - b.chance).map(({ item }) => item);
}

/** Items that were missed in this round, in the order of the page. */
export function missedInRound(rehearsal: Rehearsal, items: readonly ReferenceItem[]): ReferenceItem[] {
  const startSeq = rehearsal.round?.startSeq ?? rehearsal.seq;
  return items.filter(({ id }) => {
    const progress = progressOf(rehearsal, id);
    return progress !== null && progress.last === "missed" && progress.seq > startSeq;
  });
}

/** How many of the items were known the last time that they came, and how many came at all. */
export function countKnown(rehearsal: Rehearsal, items: readonly ReferenceItem[]): { known: number; seen: number } {
  const seen = items.flatMap(({ id }) => progressOf(rehearsal, id) ?? []);
  return { known: seen.filter(({ last }) => last === "knew").length, seen: seen.length };
}

/** Ids come from files: one may be named like a part of every object. */
const progressOf = (rehearsal: Rehearsal, itemId: string): z.infer<typeof ItemProgress> | null =>
  Object.hasOwn(rehearsal.items, itemId) ? (rehearsal.items[itemId] ?? null) : null;
