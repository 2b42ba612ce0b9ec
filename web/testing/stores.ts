import { IDBKeyRange, IDBRequest } from "fake-indexeddb";
import { createChangeChannel, noChannel } from "../storage/change-channel.ts";
import { createDatabase } from "../storage/database.ts";
import { createIndexedDbRecords } from "../storage/indexeddb-records.ts";
import { openSessionStore } from "../storage/indexeddb-session-store.ts";
import type { Entry } from "../storage/records.ts";
import type { SmallStorage } from "../storage/sentinel.ts";
import { createTestStorage } from "./storage.ts";

Object.assign(globalThis, { IDBKeyRange, IDBRequest });

export interface TestStoreOptions {
  readonly factory: IDBFactory;
  readonly storage?: SmallStorage;
  readonly nowIso?: string;
  readonly openTimeoutMs?: number;
  /** Tells other stores of the same name about changes. */
  readonly isTab?: boolean;
}

const after = (delayMs: number, run: () => void) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

/** The IndexedDB store over a factory of the test, and a way to plant records behind its back. */
export async function openTestStore(options: TestStoreOptions) {
  const { factory, storage = createTestStorage(), nowIso = "2026-11-23T12:00:00.000Z", openTimeoutMs = 500 } = options;
  const channel = options.isTab === true ? createChangeChannel("test") : noChannel;
  const storyChannel = options.isTab === true ? createChangeChannel("test:stories") : noChannel;
  const parts = { name: "test", factory, storage, channel, storyChannel, nowIso, after, openTimeoutMs };
  const store = await openSessionStore(parts);
  const plant = async (entry: Entry) => {
    const database = createDatabase({ name: "test", factory, after, openTimeoutMs: 500, onReopen: () => {} });
    await createIndexedDbRecords(database).change([], () => ({ put: [entry] }), "strict");
    database.close();
  };
  return { store, plant };
}
