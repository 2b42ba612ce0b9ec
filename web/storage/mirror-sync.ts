import type { SessionEvent } from "#core/transcript/session.ts";

/** State of the copy on disk. `waiting`: not everything is there yet, and it is being tried again. `failed`: it needs a person. */
export type MirrorState =
  | { readonly type: "copied" }
  | { readonly type: "waiting" }
  | { readonly type: "off" }
  | { readonly type: "failed"; readonly message: string };

/** Keeps the copy on disk in step with the store, in the background and in order. */
export interface MirrorSync {
  state(): MirrorState;
  subscribe(listener: () => void): () => void;
  /** Copies what happened while the server was away, in this and earlier visits. Call once at the start. */
  catchUp(): Promise<void>;
  /** Events that the browser could not keep: the copy on disk gets them all the same. */
  copyUnsaved(sessionId: string, events: readonly SessionEvent[]): void;
  /** Tries at once instead of waiting for the next try. */
  retry(): void;
  close(): void;
}
