import { clear, promisifyRequest } from "idb-keyval";
import type { Database } from "./database.ts";
import type { Change, Entry, Key, Records } from "./records.ts";

/** Records in IndexedDB, one for each turn. */
export function createIndexedDbRecords(database: Database): Records {
  return {
    read: (prefixes) => database.relaxed("readonly", (store) => entriesOf(store, prefixes)),
    change: (prefixes, decide, durability) =>
      database[durability]("readwrite", async (store) => {
        const committed = promisifyRequest(store.transaction);
        committed.catch(() => {});
        const change = decide(await entriesOf(store, prefixes));
        write(store, change);
        await committed;
      }),
    count: (prefix) => database.relaxed("readonly", (store) => promisifyRequest(store.count(rangeOf(prefix)))),
    clear: () => clear(database.strict),
  };
}

/**
 * All of the change or nothing: a write that throws takes back the ones before it. The commit is asked for at once, as a page
 * that is being left may not live to have it asked for by the browser.
 */
function write(store: IDBObjectStore, { put, remove = [] }: Change): void {
  try {
    for (const { key, value } of put) store.put(value, [...key]);
    for (const key of remove) store.delete([...key]);
    store.transaction.commit();
  } catch (error) {
    store.transaction.abort();
    throw error;
  }
}

async function entriesOf(store: IDBObjectStore, prefixes: readonly Key[]): Promise<Entry[]> {
  const found = await Promise.all(
    prefixes.map(async (prefix) => {
      const range = rangeOf(prefix);
      const [keys, values] = await Promise.all([
        promisifyRequest(store.getAllKeys(range)),
        promisifyRequest<unknown[]>(store.getAll(range)),
      ]);
      return keys.flatMap((key, index) => (isKey(key) ? [{ key, value: values[index] }] : []));
    }),
  );
  return found.flat();
}

/** An array sorts after every string and number, so it closes the range of a prefix. */
const rangeOf = (prefix: Key): IDBKeyRange => IDBKeyRange.bound([...prefix], [...prefix, []]);

const kinds: ReadonlySet<unknown> = new Set([
  "header",
  "event",
  "draft",
  "report",
  "pack",
  "rehearsal",
  "story",
  "story-draft",
]);

const isKey = (key: unknown): key is Key =>
  Array.isArray(key) &&
  kinds.has(key[0]) &&
  key.every((part: unknown) => typeof part === "string" || typeof part === "number");
