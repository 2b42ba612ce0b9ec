import { describe, expect, it } from "vitest";
import type { SetupFrame } from "#core/api.ts";
import { err, ok } from "#core/result.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiClient, StreamOptions } from "../api/client.ts";
import { createTestClock } from "../testing/clock.ts";
import { watchPackChanges } from "./pack-changes.ts";

type Ended = Awaited<ReturnType<ApiClient["streamSetupChanges"]>>;

function setUp() {
  const clock = createTestClock();
  const streams: { options: StreamOptions<SetupFrame>; end: (ended: Ended) => void }[] = [];
  const streamSetupChanges: ApiClient["streamSetupChanges"] = (options) =>
    new Promise((end) => {
      streams.push({ options, end });
      options.signal.addEventListener("abort", () => end(err(apiError("stopped"))));
    });
  let isVisible = true;
  let refreshed = 0;
  const listeners = new Set<() => void>();
  const visibility = {
    isVisible: () => isVisible,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const unwatch = watchPackChanges({ client: { streamSetupChanges }, clock, visibility }, () => (refreshed += 1));
  const show = (shown: boolean) => {
    isVisible = shown;
    for (const listener of listeners) listener();
  };
  const tell = async (type: SetupFrame["type"]) => streams.at(-1)?.options.onFrame({ type });
  const end = async (ended: Ended) => {
    streams.at(-1)?.end(ended);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { clock, streams, show, tell, end, unwatch, refreshed: () => refreshed };
}

describe("watchPackChanges", () => {
  it("asks again after each change, and not for the first word that it listens", async () => {
    const { tell, refreshed } = setUp();
    await tell("watching");
    expect(refreshed()).toBe(0);
    await tell("changed");
    expect(refreshed()).toBe(1);
  });

  it("comes back after a cut in ever longer pauses, and asks for what changed meanwhile", async () => {
    const { clock, streams, tell, end, refreshed } = setUp();
    await tell("watching");
    await end(err(apiError("interrupted")));
    clock.advance(999);
    expect(streams).toHaveLength(1);
    clock.advance(1);
    expect(streams).toHaveLength(2);
    await end(err(apiError("unreachable")));
    clock.advance(1_999);
    expect(streams).toHaveLength(2);
    clock.advance(1);
    await tell("watching");
    expect(refreshed()).toBe(1);
    await end(ok(undefined));
    clock.advance(1_000);
    expect(streams).toHaveLength(4);
  });

  it("keeps no connection while the tab is hidden", async () => {
    const { streams, show, tell, refreshed } = setUp();
    await tell("watching");
    show(false);
    expect(streams[0]?.options.signal.aborted).toBe(true);
    show(true);
    expect(streams).toHaveLength(2);
    await tell("watching");
    expect(refreshed()).toBe(1);
  });

  it("gives up without a key, and stops when nobody listens", async () => {
    const { clock, streams, end } = setUp();
    await end(err(apiError("unauthorized")));
    clock.advance(60_000);
    expect(streams).toHaveLength(1);
    const other = setUp();
    other.unwatch();
    expect(other.streams[0]?.options.signal.aborted).toBe(true);
  });
});
