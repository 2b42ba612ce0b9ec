import type { SessionEvent } from "#core/transcript/session.ts";
import type { MirrorSync } from "../storage/mirror-sync.ts";

/** A copy on disk that is switched off, and remembers what it was given. */
export function createTestMirror(): MirrorSync & { readonly unsaved: SessionEvent[] } {
  const unsaved: SessionEvent[] = [];
  return {
    unsaved,
    state: () => ({ type: "off" }),
    subscribe: () => () => {},
    catchUp: async () => {},
    copyUnsaved: (_sessionId, events) => void unsaved.splice(0, unsaved.length, ...events),
    retry: () => {},
    close: () => {},
  };
}
