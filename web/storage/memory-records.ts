import { type Entry, type Key, keyName, type Records, startsWith } from "./records.ts";

/** Records in memory: for tests, and for a browser whose database cannot be opened. Gone with the page. */
export function createMemoryRecords(): Records {
  const entryByName = new Map<string, Entry>();
  const read = (prefixes: readonly Key[]) =>
    prefixes.flatMap((prefix) =>
      [...entryByName.values()].filter(({ key }) => startsWith(key, prefix)).toSorted((a, b) => compare(a.key, b.key)),
    );
  return {
    read: async (prefixes) => structuredClone(read(prefixes)),
    async change(prefixes, decide) {
      const { put, remove = [] } = decide(structuredClone(read(prefixes)));
      for (const entry of put) entryByName.set(keyName(entry.key), structuredClone(entry));
      for (const key of remove) entryByName.delete(keyName(key));
    },
    count: async (prefix) => read([prefix]).length,
    clear: async () => entryByName.clear(),
  };
}

function compare(left: Key, right: Key): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length;
}
