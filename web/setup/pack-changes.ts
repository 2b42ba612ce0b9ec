import type { ApiClient } from "../api/client.ts";
import type { Clock } from "../interview/clock.ts";

/** Whether the person looks at this tab. Its `subscribe` returns its own end. */
export interface Visibility {
  isVisible(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface PackChangesOptions {
  readonly client: Pick<ApiClient, "streamSetupChanges">;
  readonly clock: Pick<Clock, "after">;
  readonly visibility: Visibility;
}

const firstPauseMs = 1_000;
const longestPauseMs = 15_000;

/**
 * Calls `refresh` after each change of the packs, for as long as the tab is looked at: a browser gives all tabs together only six
 * connections to one server. A cut connection is made again after 1 s, then 2 s, up to 15 s; what changed meanwhile is asked for.
 */
export function watchPackChanges({ client, clock, visibility }: PackChangesOptions, refresh: () => void): () => void {
  let listening: AbortController | null = null;
  let cancelPause = () => {};
  let pauseMs = firstPauseMs;
  let wasCut = false;

  async function listen() {
    const mine = new AbortController();
    listening = mine;
    const ended = await client.streamSetupChanges({
      signal: mine.signal,
      onFrame: ({ type }) => {
        pauseMs = firstPauseMs;
        if (type === "changed" || wasCut) refresh();
        wasCut = true;
      },
    });
    if (listening !== mine) return;
    listening = null;
    const mayComeBack = ended.ok || ended.error.retryable || ended.error.code === "interrupted";
    if (!mayComeBack) return;
    cancelPause = clock.after(pauseMs, update);
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  }
  function stop() {
    cancelPause();
    const before = listening;
    listening = null;
    before?.abort();
  }
  function update() {
    if (!visibility.isVisible()) stop();
    else if (listening === null) void listen();
  }

  const unsubscribe = visibility.subscribe(update);
  update();
  return () => {
    unsubscribe();
    stop();
  };
}

export const browserVisibility: Visibility = {
  isVisible: () => document.visibilityState === "visible",
  subscribe(listener) {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
};
