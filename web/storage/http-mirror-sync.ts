import type { SessionEvent } from "#core/transcript/session.ts";
import type { ApiClient, ApiError } from "../api/client.ts";
import type { Clock } from "../interview/clock.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import { type Copied, copiedOf, inRequests, linesToCopy, nothingCopied } from "./mirror-lines.ts";
import type { MirrorState, MirrorSync } from "./mirror-sync.ts";
import type { SessionStore } from "./session-store.ts";

export interface MirrorSyncOptions {
  readonly store: Pick<SessionStore, "load" | "list" | "subscribe">;
  readonly client: Pick<ApiClient, "mirrorLines" | "mirrorList">;
  readonly clock: Pick<Clock, "after">;
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * Watches the store: whatever was committed here is read back from it and sent, so the copy can only hold what was kept. One
 * session after the other and each from its first missing line; a failure leaves them waiting for the next try.
 */
export function createMirrorSync({ store, client, clock }: MirrorSyncOptions): MirrorSync {
  const cell = createSnapshotCell<{ state: MirrorState }>({ state: { type: "waiting" } });
  const waiting = new Set<string>();
  const copiedById = new Map<string, Copied>();
  const unsavedById = new Map<string, readonly SessionEvent[]>();
  /** Sessions that the copy refuses, with the reason, until someone asks for another try. */
  const refusedById = new Map<string, string>();
  let isCaughtUp = false;
  let isOff = false;
  let failure: ApiError | null = null;
  let pauseMs = firstPauseMs;
  let cancelPause = () => {};
  let working: Promise<void> | null = null;

  const show = () => {
    const refusal = [...refusedById.values()][0];
    if (isOff) cell.set({ state: { type: "off" } });
    else if (failure !== null && failure.code !== "unreachable") cell.set({ state: failed(failure.message) });
    else if (refusal !== undefined) cell.set({ state: failed(refusal) });
    else if (waiting.size > 0 || !isCaughtUp) cell.set({ state: { type: "waiting" } });
    else cell.set({ state: { type: "copied" } });
  };

  const copy = async (sessionId: string): Promise<ApiError | null> => {
    const loaded = await store.load(sessionId);
    if (!loaded.ok) return null;
    const unsaved = unsavedById.get(sessionId) ?? [];
    const lines = linesToCopy(loaded.value, unsaved, copiedById.get(sessionId) ?? null);
    for (const request of inRequests(lines)) {
      const written = await client.mirrorLines(sessionId, request);
      if (!written.ok) return written.error;
    }
    copiedById.set(sessionId, copiedOf(loaded.value, unsaved));
    return null;
  };
  const compare = async (): Promise<ApiError | null> => {
    const listed = await client.mirrorList();
    if (!listed.ok) return listed.error;
    const local = await store.list();
    if (!local.ok) return null;
    const revById = new Map(listed.value.sessions.map(({ id, header }) => [id, header.rev]));
    for (const { id, rev, state, deletedAt } of [...local.value.headers, ...local.value.deleted]) {
      const copiedRev = revById.get(id);
      if (copiedRev !== undefined && !copiedById.has(id)) copiedById.set(id, nothingCopied);
      const isBehind = copiedRev === undefined ? deletedAt === null : copiedRev < rev || state === "running";
      if (isBehind) waiting.add(id);
    }
    isCaughtUp = true;
    return null;
  };
  /** True when it can go on with the next session; otherwise another try is due, or the copy is switched off. */
  const settle = (error: ApiError, sessionId: string | null): boolean => {
    isOff = error.code === "not-found";
    if (isOff) return false;
    if (sessionId !== null && error.code !== "unauthorized" && !error.retryable) {
      waiting.delete(sessionId);
      refusedById.set(sessionId, error.message);
      return true;
    }
    failure = error;
    cancelPause = clock.after(pauseMs, start);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    return false;
  };
  const work = async () => {
    const error = isCaughtUp ? null : await compare();
    if (error !== null && !settle(error, null)) return;
    for (let id = firstOf(waiting); id !== undefined; id = firstOf(waiting)) {
      waiting.delete(id);
      const refused = await copy(id);
      if (refused !== null) {
        waiting.add(id);
        if (!settle(refused, id)) return;
      } else {
        failure = null;
        pauseMs = firstPauseMs;
      }
    }
    failure = null;
  };
  const start = () => {
    if (isOff || working !== null) return;
    cancelPause();
    show();
    working = work().finally(() => {
      working = null;
      show();
    });
  };

  const leaveStore = store.subscribe(({ sessionId, here }) => {
    if (!here || sessionId === null || refusedById.has(sessionId)) return;
    waiting.add(sessionId);
    start();
  });

  return {
    state: () => cell.get().state,
    subscribe: cell.subscribe,
    async catchUp() {
      start();
      await working;
    },
    copyUnsaved(sessionId, events) {
      unsavedById.set(sessionId, events);
      waiting.add(sessionId);
      start();
    },
    retry() {
      isOff = false;
      for (const id of refusedById.keys()) waiting.add(id);
      refusedById.clear();
      pauseMs = firstPauseMs;
      start();
    },
    close() {
      leaveStore();
      cancelPause();
    },
  };
}

const firstOf = (ids: ReadonlySet<string>): string | undefined => ids.values().next().value;

const failed = (message: string): MirrorState => ({ type: "failed", message });
