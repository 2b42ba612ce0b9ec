import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore } from "../testing/stores.ts";
import { storyOf } from "../testing/stories.ts";
import { createMemoryRecords } from "./memory-records.ts";
import { createMemorySessionStore } from "./memory-session-store.ts";
import type { Entry } from "./records.ts";
import type { SessionStore } from "./session-store.ts";

interface Kind {
  readonly name: string;
  open(): Promise<{ store: SessionStore; plant: (entry: Entry) => Promise<void> }>;
}

const kinds: Kind[] = [
  {
    name: "in memory",
    async open() {
      const records = createMemoryRecords();
      const plant = (entry: Entry) => records.change([], () => ({ put: [entry] }), "strict");
      return { store: createMemorySessionStore({ type: "ok" }, records), plant };
    },
  },
  { name: "in IndexedDB", open: () => openTestStore({ factory: new IDBFactory() }) },
];

describe.each(kinds)("a story store $name", ({ open }) => {
  let store: SessionStore;
  let plant: (entry: Entry) => Promise<void>;
  beforeEach(async () => {
    ({ store, plant } = await open());
  });
  afterEach(() => store.close());

  const list = async () => {
    const listed = await store.stories.list();
    if (!listed.ok) throw new Error(listed.error.type);
    return listed.value;
  };

  it("gives back what was kept, changed last first, and the deleted ones apart", async () => {
    await store.stories.save(storyOf("a"), "strict");
    await store.stories.save(storyOf("b", { updatedAt: "2026-11-23T13:00:00.000Z" }), "relaxed");
    await store.stories.save(storyOf("c", { deletedAt: "2026-11-23T13:00:00.000Z" }), "relaxed");
    const { stories, deleted, unreadable } = await list();
    expect(stories.map(({ id, rev }) => [id, rev])).toEqual([
      ["b", 1],
      ["a", 1],
    ]);
    expect(deleted).toEqual([storyOf("c", { rev: 1, deletedAt: "2026-11-23T13:00:00.000Z" })]);
    expect(unreadable).toEqual([]);
  });

  it("refuses a change that was made from an older version, and keeps the newer one", async () => {
    const first = await store.stories.save(storyOf("a"), "strict");
    if (!first.ok) throw new Error("not kept");
    await store.stories.save({ ...first.value, title: "Here" }, "strict");
    const other = await store.stories.save({ ...first.value, title: "Elsewhere" }, "strict");
    expect(other).toEqual({ ok: false, error: { type: "stale" } });
    expect((await list()).stories.map(({ title, rev }) => [title, rev])).toEqual([["Here", 2]]);
    expect(await store.stories.save(storyOf("a"), "strict")).toEqual({ ok: false, error: { type: "stale" } });
  });

  it("lets one of two changes at once through", async () => {
    await store.stories.save(storyOf("a"), "strict");
    const both = await Promise.all(
      ["One", "Two"].map((title) => store.stories.save(storyOf("a", { rev: 1, title }), "strict")),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("tells of each change, and sessions hear nothing of it", async () => {
    let told = 0;
    let sessions = 0;
    store.stories.subscribe(() => (told += 1));
    store.subscribe(() => (sessions += 1));
    await store.stories.save(storyOf("a"), "relaxed");
    expect([told, sessions]).toEqual([1, 0]);
  });

  it("restores what is missing, damaged or older, and nothing else", async () => {
    await plant({ key: ["story", "damaged"], value: "not a record" });
    await plant({ key: ["story", "newer"], value: { version: 2, data: {} } });
    await store.stories.save(storyOf("old"), "strict");
    await store.stories.save(storyOf("new"), "strict");
    await store.stories.save(storyOf("new", { rev: 1, title: "Mine" }), "strict");
    const copies = ["damaged", "newer", "old", "missing", "new"].map((id) =>
      storyOf(id, { rev: id === "new" ? 1 : 2, title: "Copy" }),
    );
    expect(await store.stories.restore(copies)).toEqual({ ok: true, value: undefined });
    const { stories, unreadable } = await list();
    expect(Object.fromEntries(stories.map(({ id, title }) => [id, title]))).toEqual({
      damaged: "Copy",
      old: "Copy",
      missing: "Copy",
      new: "Mine",
    });
    expect(unreadable.map(({ key }) => key)).toEqual(["story/newer"]);
  });

  it("never writes over a story of a newer Hotseat", async () => {
    await plant({ key: ["story", "a"], value: { version: 2, data: {} } });
    expect(await store.stories.save(storyOf("a"), "strict")).toEqual({
      ok: false,
      error: { type: "newer-version", version: 2 },
    });
  });

  it("forgets for good what was deleted long ago", async () => {
    await store.stories.save(storyOf("a", { deletedAt: "2026-10-01T12:00:00.000Z" }), "strict");
    await store.stories.save(storyOf("b", { deletedAt: "2026-11-20T12:00:00.000Z" }), "strict");
    await store.stories.purge("2026-10-24T12:00:00.000Z");
    expect((await list()).deleted.map(({ id }) => id)).toEqual(["b"]);
  });

  it("makes a hasty draft the next version at the next start, unless a later one is kept", async () => {
    for (const id of ["a", "b", "c"]) await store.stories.save(storyOf(id), "strict");
    await store.stories.saveDraft(storyOf("a", { rev: 1, title: "Typed at the end" }));
    await store.stories.save(storyOf("b", { rev: 1 }), "strict");
    await store.stories.saveDraft(storyOf("b", { rev: 1, title: "Older" }));
    await store.stories.saveDraft(storyOf("c", { rev: 1, title: "Draft" }));
    await store.stories.save(storyOf("c", { rev: 1, title: "Kept after the draft" }), "strict");
    await plant({ key: ["story-draft", "d"], value: "not a record" });
    await store.stories.adoptDrafts();
    await store.stories.adoptDrafts();
    const { stories } = await list();
    expect(Object.fromEntries(stories.map(({ title, rev }) => [title, rev]))).toEqual({
      "Typed at the end": 2,
      b: 2,
      "Kept after the draft": 2,
    });
  });

  it("is empty after a wipe", async () => {
    await store.stories.save(storyOf("a"), "strict");
    await store.wipe();
    expect((await list()).stories).toEqual([]);
  });
});
