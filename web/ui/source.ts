/** A value from outside React that is loaded, kept and loaded again when it may have changed. For `useSyncExternalStore`. */
export interface Source<T> {
  /** `null` until the first load is done; the last good value while it loads again. */
  getSnapshot(): T | null;
  subscribe(listener: () => void): () => void;
  refresh(): void;
}

/**
 * Loads when first subscribed to. `watch` is given what loads again, and returns its own end.
 * A load that was overtaken by a later one is dropped.
 */
export function createSource<T>(
  load: () => Promise<T>,
  watch: (refresh: () => void) => () => void = () => () => {},
): Source<T> {
  const listeners = new Set<() => void>();
  let value: T | null = null;
  let newest = 0;
  let unwatch = () => {};

  async function refresh() {
    const mine = ++newest;
    const loaded = await load();
    if (mine !== newest) return;
    value = loaded;
    for (const listener of listeners) listener();
  }

  return {
    getSnapshot: () => value,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        unwatch = watch(() => void refresh());
        void refresh();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) unwatch();
      };
    },
    refresh: () => void refresh(),
  };
}

/** What the source holds, or its first value once it is loaded. */
export function firstValue<T>(source: Source<T>): Promise<T> {
  return new Promise((resolve) => {
    const settle = () => {
      const value = source.getSnapshot();
      if (value === null) return;
      unsubscribe();
      resolve(value);
    };
    const unsubscribe = source.subscribe(settle);
    settle();
  });
}
