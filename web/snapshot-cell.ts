/** A value that changes as a whole, with those who watch it: the two halves of `useSyncExternalStore`. */
export interface SnapshotCell<T> {
  get(): T;
  /** Replaces some fields; watchers are called when one of them is different. */
  set(change: Partial<T>): void;
  subscribe(listener: () => void): () => void;
}

export function createSnapshotCell<T extends object>(initial: T): SnapshotCell<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set(change) {
      const next = { ...value, ...change };
      if (isSame(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame<T extends object>(before: T, after: T): boolean {
  const entries = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([name, field]) => Object.is(field, entries.get(name)));
}
