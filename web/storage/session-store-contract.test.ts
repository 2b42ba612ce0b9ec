import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { judgeItem, startRound } from "#core/setup/rehearsal.ts";
import type { StoreChange } from "./session-store.ts";
import { answerOf, headerOf, reportOf, turnOf } from "../testing/sessions.ts";
import { openTestStore } from "../testing/stores.ts";
import { createMemoryRecords } from "./memory-records.ts";
import { createMemorySessionStore } from "./memory-session-store.ts";
import type { Entry } from "./records.ts";
import type { SessionStore } from "./session-store.ts";

interface Kind {
  readonly name: string;
  /** A store, and a way to put a record into it behind its back. */
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

describe.each(kinds)("a session store $name", ({ open }) => {
  let store: SessionStore;
  let plant: (entry: Entry) => Promise<void>;

  beforeEach(async () => {
    ({ store, plant } = await open());
  });
  afterEach(() => store.close());

  const load = async (id: string) => {
    const loaded = await store.load(id);
    if (!loaded.ok) throw new Error(loaded.error.type);
    return loaded.value;
  };

  it("gives back a session as it was kept", async () => {
    const header = headerOf("a");
    await store.create(header, { hash: "hash-1", pack: { title: "Pack" } });
    const events = [turnOf(0), answerOf(1), turnOf(2, { status: "interrupted" })];
    for (const event of events) expect(await store.appendEvent("a", event)).toEqual({ ok: true, value: undefined });
    expect(await load("a")).toEqual({ header, events, nextSeq: 3, report: null, draft: null, unreadable: [] });
    expect(await store.loadPack("hash-1")).toEqual({ ok: true, value: { hash: "hash-1", pack: { title: "Pack" } } });
    expect(await store.loadPack("hash-2")).toEqual({ ok: true, value: null });
  });

  it("keeps the order of events beyond nine", async () => {
    await store.create(headerOf("a"), null);
    for (let seq = 0; seq < 12; seq += 1) await store.appendEvent("a", answerOf(seq));
    expect((await load("a")).events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it("keeps sessions apart whose ids start alike", async () => {
    await store.create(headerOf("a"), null);
    await store.create(headerOf("ab"), null);
    await store.appendEvent("ab", answerOf(0));
    expect((await load("a")).events).toEqual([]);
  });

  it("refuses to create a session twice", async () => {
    await store.create(headerOf("a"), null);
    await store.appendEvent("a", answerOf(0));
    expect(await store.create(headerOf("a", { title: "Other" }), null)).toEqual({
      ok: false,
      error: { type: "stale" },
    });
    expect((await load("a")).header.title).toBe("Session a");
  });

  it("refuses another event in a place that is taken, and keeps the first", async () => {
    await store.create(headerOf("a"), null);
    await store.appendEvent("a", answerOf(0, "first"));
    expect(await store.appendEvent("a", answerOf(0, "second"))).toEqual({ ok: false, error: { type: "stale" } });
    expect((await load("a")).events).toEqual([answerOf(0, "first")]);
  });

  it("takes the same event again as done", async () => {
    await store.create(headerOf("a"), null);
    await store.appendEvent("a", answerOf(0));
    expect(await store.appendEvent("a", answerOf(0))).toEqual({ ok: true, value: undefined });
    expect((await load("a")).events).toHaveLength(1);
  });

  it("keeps a draft until the answer is given", async () => {
    await store.create(headerOf("a"), null);
    await store.saveDraft("a", { text: "I would", seq: 0, atMs: 40 });
    await store.appendEvent("a", turnOf(0));
    expect((await load("a")).draft).toEqual({ text: "I would", seq: 0, atMs: 40 });
    await store.appendEvent("a", answerOf(1));
    expect(await store.loadDraft("a")).toEqual({ ok: true, value: null });
  });

  it("does not bring back a draft that was kept after its answer, only its time", async () => {
    await store.create(headerOf("a"), null);
    await store.appendEvent("a", turnOf(0));
    await store.appendEvent("a", answerOf(1, "given"));
    await store.saveDraft("a", { text: "given", seq: 1, atMs: 900 });
    expect((await load("a")).draft).toEqual({ text: "", seq: 1, atMs: 900 });
    await store.saveDraft("a", { text: "the next", seq: 2, atMs: 950 });
    expect((await load("a")).draft?.text).toBe("the next");
  });

  it("keeps the draft when the answer is refused", async () => {
    await store.create(headerOf("a"), null);
    await store.appendEvent("a", answerOf(0, "first"));
    await store.saveDraft("a", { text: "second", seq: 1, atMs: 0 });
    await store.appendEvent("a", answerOf(0, "second"));
    expect((await load("a")).draft?.text).toBe("second");
  });

  it("adds one to the revision with each change of the header", async () => {
    await store.create(headerOf("a"), null);
    const renamed = await store.updateHeader("a", (header) => ({ ...header, title: "Friday", rev: 99, id: "b" }));
    expect(renamed).toMatchObject({ ok: true, value: { id: "a", title: "Friday", rev: 1 } });
    const [left, right] = await Promise.all([
      store.updateHeader("a", (header) => ({ ...header, title: `${header.title} one` })),
      store.updateHeader("a", (header) => ({ ...header, state: "ended", endedBy: "time" })),
    ]);
    expect([left.ok, right.ok]).toEqual([true, true]);
    expect((await load("a")).header).toMatchObject({ rev: 3, title: "Friday one", state: "ended", endedBy: "time" });
  });

  it("says that a session is not there", async () => {
    expect(await store.load("none")).toEqual({ ok: false, error: { type: "not-found" } });
    expect(await store.updateHeader("none", (header) => header)).toEqual({ ok: false, error: { type: "not-found" } });
  });

  it("lists headers newest first, deleted ones apart", async () => {
    await store.create(headerOf("old", { createdAt: "2026-11-20T08:00:00.000Z" }), null);
    await store.create(headerOf("new", { createdAt: "2026-11-22T08:00:00.000Z" }), null);
    await store.create(headerOf("gone", { createdAt: "2026-11-21T08:00:00.000Z" }), null);
    await store.setDeleted("gone", "2026-11-23T08:00:00.000Z");
    const list = await store.list();
    expect(list.ok && list.value.headers.map(({ id }) => id)).toEqual(["new", "old"]);
    expect(list.ok && list.value.deleted.map(({ id }) => id)).toEqual(["gone"]);
  });

  it("brings a deleted session back whole", async () => {
    await store.create(headerOf("a"), null);
    await store.appendEvent("a", answerOf(0));
    const before = await load("a");
    await store.setDeleted("a", "2026-11-23T08:00:00.000Z");
    await store.setDeleted("a", null);
    expect(await load("a")).toEqual({ ...before, header: { ...before.header, rev: 2 } });
  });

  it("keeps a report together with the header that names its result", async () => {
    await store.create(headerOf("a", { state: "ended", endedBy: "agenda" }), null);
    const saved = await store.saveReport("a", reportOf(3));
    const summary = { decision: "lean-hire", levels: [{ axis: "cost", level: 3 }] };
    expect(saved).toMatchObject({ ok: true, value: { rev: 1, state: "graded", summary } });
    expect(await load("a")).toMatchObject({ report: reportOf(3), header: { state: "graded", summary } });
  });

  it("lists no decision where the report leads with none", async () => {
    await store.create(headerOf("a", { state: "ended", endedBy: "agenda" }), null);
    const saved = await store.saveReport("a", { ...reportOf(3), lead: { title: "Cost 3 of 4.", text: "" } });
    expect(saved).toMatchObject({ ok: true, value: { summary: { decision: null } } });
  });

  it("names a damaged event, leaves it where it is, and shows the others", async () => {
    await store.create(headerOf("a"), null);
    await store.appendEvent("a", turnOf(0));
    await plant({ key: ["event", "a", 1], value: { version: 1, data: { type: "answer-given", seq: 1, text: 5 } } });
    await store.appendEvent("a", turnOf(2));
    const loaded = await load("a");
    expect(loaded.events.map(({ seq }) => seq)).toEqual([0, 2]);
    expect(loaded.nextSeq).toBe(3);
    expect(loaded.unreadable).toMatchObject([{ key: "event/a/1", problem: { type: "damaged" }, raw: { version: 1 } }]);
    expect(await store.appendEvent("a", answerOf(1))).toEqual({ ok: false, error: { type: "stale" } });
  });

  it("never gives out the place of a damaged last event", async () => {
    await store.create(headerOf("a"), null);
    await plant({ key: ["event", "a", 0], value: "not a record" });
    expect(await load("a")).toMatchObject({ events: [], nextSeq: 1 });
  });

  it("does not take an event for that of another place", async () => {
    await store.create(headerOf("a"), null);
    await plant({ key: ["event", "a", 0], value: { version: 1, data: answerOf(3) } });
    expect(await load("a")).toMatchObject({ events: [], unreadable: [{ key: "event/a/0" }] });
  });

  it("leaves a record of a newer version as it is and says so", async () => {
    const newer = { version: 2, data: { anything: true } };
    await plant({ key: ["header", "n"], value: newer });
    expect(await store.load("n")).toEqual({ ok: false, error: { type: "newer-version", version: 2 } });
    expect(await store.updateHeader("n", (header) => header)).toMatchObject({ error: { type: "newer-version" } });
    const list = await store.list();
    expect(list.ok && list.value.unreadable).toMatchObject([{ key: "header/n", problem: { version: 2 }, raw: newer }]);
  });

  it("restores a session from a copy, over nothing that can be read", async () => {
    const copy = { header: headerOf("a", { rev: 1, state: "ended" }), events: [turnOf(0), answerOf(1)], report: null };
    await store.create(headerOf("a"), null);
    await plant({ key: ["event", "a", 0], value: "damaged" });
    await plant({ key: ["event", "a", 1], value: { version: 1, data: answerOf(1, "kept here") } });
    expect((await store.restore(copy)).ok).toBe(true);
    const loaded = await load("a");
    expect(loaded.events).toEqual([turnOf(0), answerOf(1, "kept here")]);
    expect(loaded.header).toMatchObject({ rev: 1, state: "ended" });
  });

  it("does not restore over a newer version", async () => {
    await plant({ key: ["header", "a"], value: { version: 2, data: {} } });
    await store.restore({ header: headerOf("a"), events: [], report: null });
    expect(await store.load("a")).toMatchObject({ error: { type: "newer-version" } });
  });

  it("tells what changed, and nothing about drafts", async () => {
    const changes: StoreChange[] = [];
    const leave = store.subscribe((change) => changes.push(change));
    await store.create(headerOf("a"), null);
    await store.saveDraft("a", { text: "x", seq: 0, atMs: 0 });
    await store.appendEvent("a", answerOf(0));
    leave();
    await store.appendEvent("a", answerOf(1));
    expect(changes).toEqual([
      { sessionId: "a", here: true },
      { sessionId: "a", here: true },
    ]);
  });

  it("keeps what is known of each reference page, and tells nobody", async () => {
    const changes: StoreChange[] = [];
    store.subscribe((change) => changes.push(change));
    expect(await store.listRehearsals()).toEqual({ ok: true, value: [] });
    await store.changeRehearsal("pack", "slo-menu", (kept) => startRound(kept, 7));
    await store.changeRehearsal("pack", "slo-menu", (kept) => judgeItem(kept, "a/b", true));
    const changed = await store.changeRehearsal("pack", "slo-menu", (kept) => judgeItem(kept, "a/b", false));
    await store.changeRehearsal("other", "slo-menu", (kept) => judgeItem(kept, "c/d", true));
    expect(changed.ok && changed.value).toEqual({
      seq: 2,
      items: { "a/b": { knew: 1, missed: 1, last: "missed", seq: 2 } },
      round: { startSeq: 0, seed: 7 },
    });
    const list = await store.listRehearsals();
    expect(list.ok && list.value.map(({ packId, rehearsal }) => [packId, rehearsal.seq])).toEqual([
      ["other", 1],
      ["pack", 2],
    ]);
    expect(changes).toEqual([]);
  });

  it("loses no judgement when two tabs rehearse the same page", async () => {
    const judge = (id: string) => store.changeRehearsal("pack", "page", (kept) => judgeItem(kept, id, true));
    await Promise.all(["a/1", "a/2", "a/3"].map(judge));
    const list = await store.listRehearsals();
    expect(list.ok && Object.keys(list.value[0]?.rehearsal.items ?? {}).toSorted()).toEqual(["a/1", "a/2", "a/3"]);
  });

  it("begins a damaged rehearsal anew, and leaves one of a newer version as it is", async () => {
    await plant({ key: ["rehearsal", "pack", "damaged"], value: "not a record" });
    await plant({ key: ["rehearsal", "pack", "newer"], value: { version: 2, data: {} } });
    expect(await store.listRehearsals()).toEqual({ ok: true, value: [] });
    const judge = (page: string) => store.changeRehearsal("pack", page, (kept) => judgeItem(kept, "a/1", true));
    expect(await judge("damaged")).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(await judge("newer")).toEqual({ ok: false, error: { type: "newer-version", version: 2 } });
  });

  it("is empty and usable after a wipe", async () => {
    await store.create(headerOf("a"), { hash: "h", pack: {} });
    await store.appendEvent("a", answerOf(0));
    expect(await store.wipe()).toEqual({ ok: true, value: undefined });
    expect(await store.list()).toEqual({ ok: true, value: { headers: [], deleted: [], unreadable: [] } });
    expect((await store.create(headerOf("a"), null)).ok).toBe(true);
    expect(store.status()).toEqual({ type: "ok" });
  });
});
