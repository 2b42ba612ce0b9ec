import { IDBFactory, IDBObjectStore as TestObjectStore } from "fake-indexeddb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TestFactory } from "../testing/browser-database.ts";
import { createTestStorage } from "../testing/storage.ts";
import { openTestStore } from "../testing/stores.ts";
import { answerOf, headerOf, reportOf, turnOf } from "../testing/sessions.ts";
import type { SessionStore, StoreChange } from "./session-store.ts";

const opened: SessionStore[] = [];
async function open(options: Parameters<typeof openTestStore>[0]) {
  const { store } = await openTestStore(options);
  opened.push(store);
  return store;
}
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

async function keepOneSession(store: SessionStore, id = "a") {
  await store.create(headerOf(id), null);
  await store.appendEvent(id, turnOf(0));
  await store.appendEvent(id, answerOf(1));
}

const eventsOf = async (store: SessionStore, id = "a") => {
  const loaded = await store.load(id);
  return loaded.ok ? loaded.value.events.map(({ seq }) => seq) : loaded.error.type;
};

describe("a browser that fails", () => {
  it("says that it is full, harms nothing, and goes on once there is room", async () => {
    const store = await open({ factory: new IDBFactory() });
    await keepOneSession(store);
    const put = vi.spyOn(TestObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("no room", "QuotaExceededError");
    });
    expect(await store.appendEvent("a", turnOf(2))).toEqual({ ok: false, error: { type: "full" } });
    expect(await store.saveReport("a", reportOf())).toEqual({ ok: false, error: { type: "full" } });
    expect(store.status()).toEqual({ type: "full" });
    expect(await eventsOf(store)).toEqual([0, 1]);
    expect(store.status()).toEqual({ type: "full" });
    put.mockRestore();
    expect((await store.appendEvent("a", turnOf(2))).ok).toBe(true);
    expect(store.status()).toEqual({ type: "ok" });
  });

  it("takes back the first half of a change whose second half fails", async () => {
    const store = await open({ factory: new IDBFactory() });
    await keepOneSession(store);
    const real = TestObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(TestObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...values) {
      puts += 1;
      if (puts === 2) throw new DOMException("no room", "QuotaExceededError");
      return real.apply(this, values);
    });
    expect(await store.saveReport("a", reportOf())).toEqual({ ok: false, error: { type: "full" } });
    expect(await store.load("a")).toMatchObject({ value: { header: { rev: 0, state: "running" }, report: null } });
  });

  it("says why a write failed that the browser accepted at first", async () => {
    const store = await open({ factory: new IDBFactory() });
    await keepOneSession(store);
    vi.spyOn(TestObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
      return this.add("again", ["header", "a"]);
    });
    const failed = await store.appendEvent("a", turnOf(2));
    expect(failed).toMatchObject({ error: { type: "broken", detail: expect.stringContaining("constraint") } });
  });

  it("works in memory and says so when the database cannot be opened", async () => {
    const factory = new TestFactory();
    factory.failure = new DOMException("Internal error opening backing store", "UnknownError");
    const store = await open({ factory });
    expect(store.status()).toEqual({ type: "broken", detail: "Internal error opening backing store" });
    await keepOneSession(store);
    expect(await eventsOf(store)).toEqual([0, 1]);
    expect(store.status().type).toBe("broken");
  });

  it("does not wait for ever for a database that never opens", async () => {
    const factory = new TestFactory();
    factory.isHanging = true;
    const store = await open({ factory, openTimeoutMs: 20 });
    expect(store.status()).toMatchObject({ type: "broken", detail: expect.stringContaining("20 ms") });
  });

  it("opens again when the browser closed the connection, with no turn lost", async () => {
    const factory = new TestFactory();
    const store = await open({ factory });
    await keepOneSession(store);
    factory.cutConnections();
    expect((await store.appendEvent("a", turnOf(2))).ok).toBe(true);
    factory.closeSilently();
    expect((await store.appendEvent("a", answerOf(3))).ok).toBe(true);
    expect(await eventsOf(store)).toEqual([0, 1, 2, 3]);
    expect(store.status()).toEqual({ type: "ok" });
  });

  it("notices when the database is empty after the connection was lost", async () => {
    const factory = new TestFactory();
    const store = await open({ factory });
    await keepOneSession(store);
    factory.cutConnections();
    factory.deleteDatabase("test");
    await store.list();
    await vi.waitFor(() => expect(store.status()).toEqual({ type: "damaged", reason: "fewer-than-before" }));
  });

  it("makes way for a tab that deletes the database", async () => {
    const factory = new TestFactory();
    const store = await open({ factory });
    await keepOneSession(store);
    const deleted = new Promise((resolve) => {
      factory.deleteDatabase("test").addEventListener("success", () => resolve("deleted"));
    });
    expect(await deleted).toBe("deleted");
  });
});

describe("a browser that lost data without a word", () => {
  it("is noticed by what it says when it opens the database", async () => {
    const factory = new TestFactory();
    factory.hasLostData = true;
    const store = await open({ factory });
    expect(store.status()).toEqual({ type: "damaged", reason: "lost-by-browser" });
  });

  it("is noticed when everything is gone", async () => {
    const storage = createTestStorage();
    await keepOneSession(await open({ factory: new IDBFactory(), storage }));
    const store = await open({ factory: new IDBFactory(), storage });
    expect(store.status()).toEqual({ type: "damaged", reason: "fewer-than-before" });
    expect(await store.list()).toMatchObject({ value: { headers: [] } });
  });

  it("is noticed when only the last turn is gone", async () => {
    const storage = createTestStorage();
    const factory = new IDBFactory();
    await keepOneSession(await open({ factory, storage }));
    const counted = storage.values.get("hotseat:counts:test") ?? "";
    await (await open({ factory, storage })).appendEvent("a", turnOf(2));
    const now = storage.values.get("hotseat:counts:test") ?? "";
    const cut = new IDBFactory();
    const cutStorage = createTestStorage();
    await keepOneSession(await open({ factory: cut, storage: cutStorage }));
    expect(cutStorage.values.get("hotseat:counts:test")).toBe(counted);
    cutStorage.setItem("hotseat:counts:test", now);
    expect((await open({ factory: cut, storage: cutStorage })).status().type).toBe("damaged");
  });

  it("is noticed when other turns stand where the last one was", async () => {
    const storage = createTestStorage();
    const factory = new IDBFactory();
    await keepOneSession(await open({ factory, storage }));
    storage.setItem(
      "hotseat:counts:test",
      JSON.stringify({ sessions: 1, events: 2, last: { sessionId: "b", seq: 1 } }),
    );
    expect((await open({ factory, storage })).status().type).toBe("damaged");
  });

  it("stays noticed until it is dealt with, whatever is kept meanwhile", async () => {
    const storage = createTestStorage();
    await keepOneSession(await open({ factory: new IDBFactory(), storage }));
    const factory = new IDBFactory();
    await keepOneSession(await open({ factory, storage }), "b");
    const later = await open({ factory, storage });
    expect(later.status().type).toBe("damaged");
    await later.acceptAsItIs();
    expect(later.status()).toEqual({ type: "ok" });
    expect((await open({ factory, storage })).status()).toEqual({ type: "ok" });
  });

  it("is not suspected after a sound restart, a purge, a wipe, or storage that refuses to count", async () => {
    const storage = createTestStorage();
    const factory = new IDBFactory();
    const store = await open({ factory, storage });
    await keepOneSession(store);
    await keepOneSession(store, "b");
    await store.setDeleted("b", "2026-01-01T00:00:00.000Z");
    expect((await open({ factory, storage })).status()).toEqual({ type: "ok" });
    expect((await open({ factory, storage })).status()).toEqual({ type: "ok" });
    await (await open({ factory, storage })).wipe();
    expect((await open({ factory, storage })).status()).toEqual({ type: "ok" });
    const refusing = {
      getItem: () => {
        throw new DOMException("denied", "SecurityError");
      },
      setItem: () => {
        throw new DOMException("denied", "SecurityError");
      },
    };
    const uncounted = await open({ factory: new IDBFactory(), storage: refusing });
    await keepOneSession(uncounted);
    expect(await eventsOf(uncounted)).toEqual([0, 1]);
  });
});

describe("deleted sessions", () => {
  it("are gone for good at the first start 30 days later, not before", async () => {
    const factory = new IDBFactory();
    const storage = createTestStorage();
    const store = await open({ factory, storage });
    await keepOneSession(store, "old");
    await keepOneSession(store, "young");
    await store.setDeleted("old", "2026-10-24T12:00:00.000Z");
    await store.setDeleted("young", "2026-10-24T12:00:01.000Z");
    const later = await open({ factory, storage, nowIso: "2026-11-23T12:00:00.000Z" });
    expect(await eventsOf(later, "old")).toBe("not-found");
    expect(await eventsOf(later, "young")).toEqual([0, 1]);
  });
});

describe("two tabs on one database", () => {
  it("never both write the same place", async () => {
    const factory = new IDBFactory();
    const [left, right] = [await open({ factory }), await open({ factory })];
    await left.create(headerOf("a"), null);
    for (let seq = 0; seq < 20; seq += 1) {
      const both = await Promise.all([
        left.appendEvent("a", answerOf(seq, "left")),
        right.appendEvent("a", answerOf(seq, "right")),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: { type: "stale" } });
    }
    expect(await eventsOf(left)).toHaveLength(20);
  });

  it("lose no change of a header", async () => {
    const factory = new IDBFactory();
    const [left, right] = [await open({ factory }), await open({ factory })];
    await left.create(headerOf("a", { title: "" }), null);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? left : right).updateHeader("a", (header) => ({ ...header, title: `${header.title}x` })),
      ),
    );
    expect(await left.load("a")).toMatchObject({ value: { header: { rev: 10, title: "x".repeat(10) } } });
  });

  it("hear of each other's changes", async () => {
    const factory = new IDBFactory();
    const left = await open({ factory, isTab: true });
    const right = await open({ factory, isTab: true });
    const heard = new Promise<StoreChange>((resolve) => right.subscribe(resolve));
    await left.create(headerOf("a"), null);
    expect(await heard).toEqual({ sessionId: "a", here: false });
  });
});
