import * as z from "zod/mini";
import { NameOut } from "#core/api.ts";
import type { SmallStorage } from "../storage/sentinel.ts";

const NamesKept = z.array(NameOut);
const storageName = "hotseat:names-out";

/** Names that no model may read, each with what stands in its stead. Kept in this browser only; for `useSyncExternalStore`. */
export interface NamesOut {
  getSnapshot(): readonly NameOut[];
  subscribe(listener: () => void): () => void;
  /** False when the browser refuses to keep it: then it holds for as long as the page is open. */
  replace(names: readonly NameOut[]): boolean;
}

/**
 * What cannot be read counts as no names, and stays untouched until they are changed. `watch` is given what to call after another
 * tab changed them.
 */
export function createNamesOut(storage: SmallStorage, watch: (changed: () => void) => void = () => {}): NamesOut {
  const listeners = new Set<() => void>();
  let names = readNames(storage);
  const show = (next: readonly NameOut[]) => {
    names = next;
    for (const listener of listeners) listener();
  };
  watch(() => show(readNames(storage)));
  return {
    getSnapshot: () => names,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replace(next) {
      show(next);
      try {
        storage.setItem(storageName, JSON.stringify(next));
        return true;
      } catch {
        return false;
      }
    },
  };
}

function readNames(storage: SmallStorage): readonly NameOut[] {
  try {
    return NamesKept.parse(JSON.parse(storage.getItem(storageName) ?? "[]"));
  } catch {
    return [];
  }
}
