import type { SessionEvent } from "#core/transcript/session.ts";
import type { MirrorSync } from "../storage/mirror-sync.ts";
import type { SessionStore } from "../storage/session-store.ts";
import type { SaveState } from "./interview-snapshot.ts";

/** Writes the log in order. What the store cannot take waits in memory, goes to the copy on disk, and is tried again first. */
export interface LogWriter {
  /** Resolves once the browser has it, or could not take it; `stale` when another tab wrote that place. */
  append(event: SessionEvent): Promise<SaveState | "stale">;
  /** Tries to save what is only in memory. */
  flush(): Promise<SaveState | "stale">;
  /** Only in memory, in order. */
  unsaved(): readonly SessionEvent[];
  /** Gives up what is only in memory: another tab's log stands. */
  drop(): void;
}

export function createLogWriter(
  sessionId: string,
  store: Pick<SessionStore, "appendEvent">,
  mirror: Pick<MirrorSync, "copyUnsaved">,
): LogWriter {
  let unsaved: readonly SessionEvent[] = [];
  const flush = async (): Promise<SaveState | "stale"> => {
    for (const event of unsaved) {
      const appended = await store.appendEvent(sessionId, event);
      if (!appended.ok && appended.error.type === "stale") return "stale";
      if (!appended.ok) {
        mirror.copyUnsaved(sessionId, unsaved);
        return { type: "not-saved", reason: appended.error.type === "full" ? "full" : "broken" };
      }
      unsaved = unsaved.filter(({ seq }) => seq !== event.seq);
    }
    return { type: "saved" };
  };
  return {
    flush,
    unsaved: () => unsaved,
    append(event) {
      unsaved = [...unsaved, event];
      return flush();
    },
    drop() {
      unsaved = [];
    },
  };
}
