import { readStored } from "#core/history/migrate.ts";
import { ok, type Result } from "#core/result.ts";
import { emptyRehearsal, Rehearsal } from "#core/setup/rehearsal.ts";
import type { Entry, Key } from "./records.ts";
import type { KeptRehearsal, StoreError } from "./session-store.ts";

/** Between what a person knows of a reference page and the record that holds it. Pure. */

export const rehearsalKey = (packId: string, pageId: string): Key => ["rehearsal", packId, pageId];

/** A damaged record is as good as none: it is begun anew. One of a newer Hotseat is an error, never written over. */
export function readRehearsal(entry: Entry | undefined): Result<Rehearsal, StoreError> {
  if (entry === undefined) return ok(emptyRehearsal);
  const read = readStored(entry.value, Rehearsal);
  return !read.ok && read.error.type === "damaged" ? ok(emptyRehearsal) : read;
}

export function entriesToRehearsals(entries: readonly Entry[]): KeptRehearsal[] {
  return entries.flatMap((entry) => {
    const [, packId, pageId] = entry.key;
    const read = readStored(entry.value, Rehearsal);
    if (!read.ok || typeof packId !== "string" || typeof pageId !== "string") return [];
    return [{ packId, pageId, rehearsal: read.value }];
  });
}
