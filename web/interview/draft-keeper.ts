import type { Clock } from "./clock.ts";

/** Saves what is typed at most `delayMs` after it was typed, however long the typing goes on. */
export interface DraftKeeper {
  changed(): void;
  /** Saves at once, if there is something to save or `always`. */
  flush(options?: { readonly always: boolean }): void;
  /** Forgets what is not saved yet. */
  cancel(): void;
}

const delayMs = 300;

export function createDraftKeeper(clock: Pick<Clock, "after">, save: () => void): DraftKeeper {
  let cancelTimer: (() => void) | null = null;
  const cancel = () => {
    cancelTimer?.();
    cancelTimer = null;
  };
  return {
    cancel,
    changed() {
      cancelTimer ??= clock.after(delayMs, () => {
        cancelTimer = null;
        save();
      });
    },
    flush({ always } = { always: false }) {
      if (cancelTimer === null && !always) return;
      cancel();
      save();
    },
  };
}
