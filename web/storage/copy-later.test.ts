import { describe, expect, it } from "vitest";
import type { SessionEvent } from "#core/transcript/session.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import { turnOf } from "../testing/sessions.ts";
import { createMirrorLater } from "./copy-later.ts";
import type { MirrorState, MirrorSync } from "./mirror-sync.ts";

const createMirror = () => {
  const cell = createSnapshotCell<{ state: MirrorState }>({ state: { type: "waiting" } });
  const unsaved = new Map<string, readonly SessionEvent[]>();
  const sync: MirrorSync = {
    state: () => cell.get().state,
    subscribe: cell.subscribe,
    catchUp: async () => cell.set({ state: { type: "copied" } }),
    copyUnsaved: (id, events) => void unsaved.set(id, events),
    retry: () => {},
    close: () => {},
  };
  return { sync, unsaved, fail: () => cell.set({ state: { type: "failed", message: "the disk is full." } }) };
};

describe("a copy whose code comes later", () => {
  it("waits until the code is there, and shows its state from then on", async () => {
    const mirror = createMirror();
    const later = createMirrorLater(async () => mirror.sync);
    const shown: string[] = [];
    later.subscribe(() => shown.push(later.state().type));
    expect(later.state()).toEqual({ type: "waiting" });
    await later.catchUp();
    expect(later.state()).toEqual({ type: "copied" });
    mirror.fail();
    expect(later.state()).toEqual({ type: "failed", message: "the disk is full." });
    expect(shown.slice(-2)).toEqual(["copied", "failed"]);
  });

  it("fetches the code once, and not before it is asked for", async () => {
    let fetched = 0;
    const later = createMirrorLater(async () => {
      fetched += 1;
      return createMirror().sync;
    });
    expect(fetched).toBe(0);
    later.copyUnsaved("a", []);
    await later.catchUp();
    expect(fetched).toBe(1);
  });

  it("hands on what could not be kept before the code was there", async () => {
    const mirror = createMirror();
    const { promise, resolve } = Promise.withResolvers<MirrorSync>();
    const later = createMirrorLater(() => promise);
    later.copyUnsaved("a", [turnOf(1)]);
    expect(mirror.unsaved.size).toBe(0);
    resolve(mirror.sync);
    await later.catchUp();
    expect(mirror.unsaved.get("a")).toEqual([turnOf(1)]);
  });

  it("says that the code could not be fetched, and tries again when it is next needed", async () => {
    const mirror = createMirror();
    let isAway = true;
    const later = createMirrorLater(async () => {
      if (isAway) throw new TypeError("Failed to fetch");
      return mirror.sync;
    });
    await later.catchUp();
    expect(later.state()).toMatchObject({ type: "failed" });
    isAway = false;
    later.copyUnsaved("a", [turnOf(1)]);
    await later.catchUp();
    expect(mirror.unsaved.has("a")).toBe(true);
    expect(later.state()).toEqual({ type: "copied" });
  });
});
