import * as z from "zod/mini";

/** What a store should hold at least. `last` is the newest event that was committed. */
const Counts = z.object({
  sessions: z.number(),
  events: z.number(),
  last: z.nullable(z.object({ sessionId: z.string(), seq: z.number() })),
});
export type Counts = z.infer<typeof Counts>;

/**
 * A count kept apart from the store, in localStorage: a browser that finds its database damaged hands out an empty one without
 * a word, and this is how we notice. It only ever counts what is committed, so it is never ahead of a sound store.
 */
export interface Sentinel {
  read(): Counts | null;
  write(counts: Counts): void;
}

export type SmallStorage = Pick<Storage, "getItem" | "setItem">;

/** Storage that refuses (private windows, no room) costs the notice, never the session. */
export function createSentinel(storage: SmallStorage, name: string): Sentinel {
  const key = `hotseat:counts:${name}`;
  let remembered: Counts | null = null;
  return {
    read() {
      try {
        const parsed = Counts.safeParse(JSON.parse(storage.getItem(key) ?? "null"));
        return parsed.success ? parsed.data : remembered;
      } catch {
        return remembered;
      }
    },
    write(counts) {
      remembered = counts;
      try {
        storage.setItem(key, JSON.stringify(counts));
      } catch {
        return;
      }
    },
  };
}

export const noSentinel: Sentinel = { read: () => null, write: () => {} };
