import type { SessionEvent } from "#core/transcript/session.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import type { MirrorState, MirrorSync } from "./mirror-sync.ts";

type CopySync = Pick<MirrorSync, "state" | "subscribe" | "catchUp" | "close">;

interface CopyLater<Sync> extends CopySync {
  /** Runs once the code is there; not at all when it cannot be fetched. */
  whenLoaded(run: (sync: Sync) => void): void;
}

/**
 * A copy on disk whose code is fetched when it is first asked for, so that the first screen comes before it. Until then it
 * waits; what was kept meanwhile is found by `catchUp`. Where the code cannot be fetched, the next call tries again.
 */
export function createCopyLater<Sync extends CopySync>(load: () => Promise<Sync>): CopyLater<Sync> {
  const cell = createSnapshotCell<{ state: MirrorState }>({ state: { type: "waiting" } });
  let loading: Promise<Sync | null> | null = null;

  const begin = async (): Promise<Sync | null> => {
    try {
      const sync = await load();
      const show = () => cell.set({ state: sync.state() });
      sync.subscribe(show);
      show();
      return sync;
    } catch {
      loading = null;
      cell.set({
        state: { type: "failed", message: "its part of the page could not be fetched. Load the page again." },
      });
      return null;
    }
  };
  const loaded = () => (loading ??= begin());

  return {
    state: () => cell.get().state,
    subscribe: cell.subscribe,
    async catchUp() {
      await (await loaded())?.catchUp();
    },
    whenLoaded(run) {
      void loaded().then((sync) => sync !== null && run(sync));
    },
    close() {
      void loading?.then((sync) => sync?.close());
    },
  };
}

/** The mirror of the sessions, fetched after the first screen. */
export function createMirrorLater(load: () => Promise<MirrorSync>): MirrorSync {
  const later = createCopyLater(load);
  return {
    ...later,
    copyUnsaved: (sessionId: string, events: readonly SessionEvent[]) =>
      later.whenLoaded((sync) => sync.copyUnsaved(sessionId, events)),
    retry: () => later.whenLoaded((sync) => sync.retry()),
  };
}
