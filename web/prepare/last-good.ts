import type { Result } from "#core/result.ts";

/** A failed load gives the last good value instead, where there is one: what a person reads does not go away with the server. */
export function keepLastGood<T, E>(load: () => Promise<Result<T, E>>): () => Promise<Result<T, E>> {
  let good: Result<T, E> | null = null;
  return async () => {
    const loaded = await load();
    if (loaded.ok) good = loaded;
    return good ?? loaded;
  };
}
