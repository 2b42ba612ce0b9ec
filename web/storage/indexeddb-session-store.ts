import type { ChangeChannel } from "./change-channel.ts";
import { createDatabase } from "./database.ts";
import { createIndexedDbRecords } from "./indexeddb-records.ts";
import { createMemorySessionStore } from "./memory-session-store.ts";
import { createRecordSessionStore, type RecordSessionStore } from "./record-session-store.ts";
import { createSentinel, type SmallStorage } from "./sentinel.ts";
import type { SessionStore } from "./session-store.ts";

export interface IndexedDbOptions {
  /** Names the database; development uses one to throw away. */
  readonly name: string;
  readonly factory: IDBFactory;
  readonly storage: SmallStorage;
  readonly channel: ChangeChannel;
  readonly storyChannel: ChangeChannel;
  readonly nowIso: string;
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly openTimeoutMs?: number;
}

/**
 * Opens the browser's store. Always resolves, after 3 s at the latest for the opening: with a store in memory and the status
 * `broken` when the browser cannot open its own. Nothing is ever deleted to make it open.
 */
export async function openSessionStore(options: IndexedDbOptions): Promise<SessionStore> {
  let store: RecordSessionStore | null = null;
  const database = createDatabase({
    name: options.name,
    factory: options.factory,
    after: options.after,
    openTimeoutMs: options.openTimeoutMs ?? 3_000,
    onReopen: () => void store?.checkForLoss().catch(() => {}),
  });
  try {
    await database.open();
    store = createRecordSessionStore({
      records: createIndexedDbRecords(database),
      sentinel: createSentinel(options.storage, options.name),
      channel: options.channel,
      storyChannel: options.storyChannel,
      status: database.hasLostData() ? { type: "damaged", reason: "lost-by-browser" } : { type: "ok" },
      onClose: () => database.close(),
    });
    await store.checkForLoss();
    await store.stories.adoptDrafts();
    if (store.status().type === "ok") await store.purge(options.nowIso);
    return store;
  } catch (error) {
    options.channel.close();
    options.storyChannel.close();
    database.close();
    return createMemorySessionStore({ type: "broken", detail: error instanceof Error ? error.message : String(error) });
  }
}
