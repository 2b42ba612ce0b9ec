import { noChannel } from "./change-channel.ts";
import { createMemoryRecords } from "./memory-records.ts";
import { createRecordSessionStore, type RecordSessionStore } from "./record-session-store.ts";
import type { Records } from "./records.ts";
import { noSentinel } from "./sentinel.ts";
import type { StoreStatus } from "./session-store.ts";

/** A session store that lasts as long as the page: for tests, and when the browser's own storage is broken. */
export const createMemorySessionStore = (
  status: StoreStatus = { type: "ok" },
  records: Records = createMemoryRecords(),
): RecordSessionStore =>
  createRecordSessionStore({
    records,
    sentinel: noSentinel,
    channel: noChannel,
    storyChannel: noChannel,
    status,
    onClose: () => {},
  });
