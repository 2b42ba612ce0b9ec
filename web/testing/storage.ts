import type { SmallStorage } from "../storage/sentinel.ts";

/** A localStorage of the test's own. */
export function createTestStorage(): SmallStorage & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}
