import { PackDocument } from "#core/api.ts";
import { readStored } from "#core/history/migrate.ts";
import { err, ok, type Result } from "#core/result.ts";
import { emptyRehearsal } from "#core/setup/rehearsal.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import type { ChangeChannel } from "./change-channel.ts";
import type { Change, Durability, Entry, Key, Records } from "./records.ts";
import { entriesToRehearsals, readRehearsal, rehearsalKey } from "./rehearsal-records.ts";
import type { Counts, Sentinel } from "./sentinel.ts";
import {
  draftKey,
  entriesToList,
  entriesToSession,
  eventKey,
  gradedHeader,
  headerKey,
  packKey,
  readDraft,
  readHeader,
  reportKey,
  restoreChange,
  sessionKeys,
  toEntry,
} from "./session-records.ts";
import type { SessionStore, StoreChange, StoreError, StoreStatus } from "./session-store.ts";
import { orRefuse, Refusal, toStoreError } from "./store-failure.ts";
import { createStoryStore } from "./story-store.ts";

export interface SessionStoreParts {
  readonly records: Records;
  readonly sentinel: Sentinel;
  readonly channel: ChangeChannel;
  readonly storyChannel: ChangeChannel;
  /** What is known at the start; `broken` stays, as then this is the store that stands in. */
  readonly status: StoreStatus;
  readonly onClose: () => void;
}

export interface RecordSessionStore extends SessionStore {
  /** Compares what is here with what was counted; the status becomes `damaged` when something is gone. */
  checkForLoss(): Promise<void>;
  /** Deletes for good what was marked as deleted 30 days before `nowIso` or earlier. */
  purge(nowIso: string): Promise<void>;
}

const trashDays = 30;

/** A session store over keyed records. The rules of the port live here, once for every kind of database. */
export function createRecordSessionStore(parts: SessionStoreParts): RecordSessionStore {
  const { records, sentinel, channel } = parts;
  const listeners = new Set<(change: StoreChange) => void>();
  let damage: StoreStatus | null = parts.status.type === "damaged" ? parts.status : null;
  let trouble: StoreStatus | null = null;

  const notify = (change: StoreChange) => {
    for (const listener of listeners) listener(change);
  };
  const announce = (sessionId: string | null) => {
    channel.post(sessionId);
    notify({ sessionId, here: true });
  };
  const setTrouble = (next: StoreStatus | null) => {
    if (trouble?.type === next?.type) return;
    trouble = next;
    notify({ sessionId: null, here: true });
  };
  const attempt = async <T>(
    run: () => Promise<Result<T, StoreError>>,
    kind: "read" | "write" = "write",
  ): Promise<Result<T, StoreError>> => {
    try {
      const value = await run();
      if (kind === "write" || trouble?.type === "broken") setTrouble(null);
      return value;
    } catch (error) {
      const failure = toStoreError(error);
      if (failure.type === "full" || failure.type === "broken") setTrouble(failure);
      return err(failure);
    }
  };
  const write = (
    sessionId: string,
    prefixes: readonly Key[],
    decide: (found: readonly Entry[]) => Change,
    durability: Durability = "strict",
  ) =>
    attempt(async () => {
      await records.change(prefixes, decide, durability);
      return ok(announce(sessionId));
    });
  const count = (change: (counts: Counts) => Counts) =>
    sentinel.write(change(sentinel.read() ?? { sessions: 0, events: 0, last: null }));
  const countAll = async (): Promise<Counts> => ({
    sessions: await records.count(["header"]),
    events: await records.count(["event"]),
    last: null,
  });

  const changeHeader = (id: string, change: (header: SessionHeader) => SessionHeader, also: readonly Entry[] = []) =>
    attempt(async () => {
      let changed: SessionHeader | null = null;
      const decide = (found: readonly Entry[]): Change => {
        const header = orRefuse(readHeader(found[0]));
        changed = { ...change(header), id, rev: header.rev + 1 };
        return { put: [toEntry(headerKey(id), changed), ...also] };
      };
      await records.change([headerKey(id)], decide, "strict");
      announce(id);
      return changed === null ? err({ type: "not-found" }) : ok<SessionHeader>(changed);
    });

  channel.listen((sessionId) => notify({ sessionId, here: false }));

  const stories = createStoryStore(records, parts.storyChannel);
  return {
    stories,
    async create(header, pack) {
      const created = await write(header.id, [headerKey(header.id)], (found) => {
        if (found.length > 0) throw new Refusal({ type: "stale" });
        const kept = pack === null ? [] : [toEntry(packKey(pack.hash), pack)];
        return { put: [toEntry(headerKey(header.id), header), ...kept] };
      });
      if (created.ok) count((counts) => ({ ...counts, sessions: counts.sessions + 1 }));
      return created;
    },
    async appendEvent(sessionId, event) {
      const key = eventKey(sessionId, event.seq);
      let isNew = true;
      const appended = await write(sessionId, [key], (found) => {
        isNew = found[0] === undefined;
        if (found[0] !== undefined && !isSameEvent(found[0], event.id)) throw new Refusal({ type: "stale" });
        return { put: [toEntry(key, event)], remove: event.type === "answer-given" ? [draftKey(sessionId)] : [] };
      });
      if (appended.ok && isNew) {
        const last = { sessionId, seq: event.seq };
        count((counts) => ({ ...counts, events: counts.events + 1, last }));
      }
      return appended;
    },
    updateHeader: (sessionId, change) => changeHeader(sessionId, change),
    list: () => attempt(async () => ok(entriesToList(await records.read([["header"]]))), "read"),
    load: (sessionId) => attempt(async () => entriesToSession(await records.read(sessionKeys(sessionId))), "read"),
    saveDraft: (sessionId, draft) =>
      attempt(async () => {
        const put = [toEntry(draftKey(sessionId), draft)];
        return ok(await records.change([], () => ({ put }), "relaxed"));
      }),
    loadDraft: (sessionId) =>
      attempt(async () => ok(readDraft((await records.read([draftKey(sessionId)]))[0])), "read"),
    saveReport: (sessionId, report) =>
      changeHeader(sessionId, (header) => gradedHeader(header, report), [toEntry(reportKey(sessionId), report)]),
    setDeleted: (sessionId, deletedAt) => changeHeader(sessionId, (header) => ({ ...header, deletedAt })),
    keepPack: (document) =>
      attempt(async () => {
        const put = [toEntry(packKey(document.hash), document)];
        return ok(await records.change([], () => ({ put }), "strict"));
      }),
    loadPack: (hash) =>
      attempt(async () => {
        const [entry] = await records.read([packKey(hash)]);
        return entry === undefined ? ok(null) : readStored(entry.value, PackDocument);
      }, "read"),
    listRehearsals: () => attempt(async () => ok(entriesToRehearsals(await records.read([["rehearsal"]]))), "read"),
    changeRehearsal: (packId, pageId, change) =>
      attempt(async () => {
        const key = rehearsalKey(packId, pageId);
        let changed = emptyRehearsal;
        const decide = (found: readonly Entry[]): Change => {
          changed = change(orRefuse(readRehearsal(found[0])));
          return { put: [toEntry(key, changed)] };
        };
        await records.change([key], decide, "strict");
        return ok(changed);
      }),
    restore: (copy) => write(copy.header.id, sessionKeys(copy.header.id), (found) => restoreChange(found, copy)),
    acceptAsItIs: () =>
      attempt(async () => {
        sentinel.write(await countAll());
        damage = null;
        return ok(announce(null));
      }),
    wipe: () =>
      attempt(async () => {
        sentinel.write({ sessions: 0, events: 0, last: null });
        await records.clear();
        damage = null;
        return ok(announce(null));
      }),
    status: () => (parts.status.type === "broken" ? parts.status : (damage ?? trouble ?? { type: "ok" })),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      stories.close();
      channel.close();
      parts.onClose();
    },

    async checkForLoss() {
      const expected = sentinel.read();
      if (expected === null || damage !== null) return;
      const here = await countAll();
      const { last } = expected;
      const lostLast = last !== null && (await records.count(eventKey(last.sessionId, last.seq))) === 0;
      if (!lostLast && here.sessions >= expected.sessions && here.events >= expected.events) return;
      damage = { type: "damaged", reason: "fewer-than-before" };
      notify({ sessionId: null, here: true });
    },
    async purge(nowIso) {
      const before = new Date(Date.parse(nowIso) - trashDays * 86_400_000).toISOString();
      await stories.purge(before);
      const { deleted } = entriesToList(await records.read([["header"]]));
      for (const { id, deletedAt } of deleted) {
        if (deletedAt === null || deletedAt > before) continue;
        const events = await records.count(["event", id]);
        count((counts) => ({
          sessions: counts.sessions - 1,
          events: counts.events - events,
          last: counts.last?.sessionId === id ? null : counts.last,
        }));
        await records.change(sessionKeys(id), (found) => ({ put: [], remove: found.map(({ key }) => key) }), "relaxed");
      }
    },
  };
}

function isSameEvent({ value }: Entry, id: string): boolean {
  if (typeof value !== "object" || value === null || !("data" in value)) return false;
  const { data } = value;
  return typeof data === "object" && data !== null && "id" in data && data.id === id;
}
