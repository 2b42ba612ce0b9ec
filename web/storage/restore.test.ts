import { IDBFactory } from "fake-indexeddb";
import { describe, expect, it } from "vitest";
import type { MirrorSession } from "#core/api.ts";
import { err, ok } from "#core/result.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import { clientOf } from "../testing/scripted-client.ts";
import { answerOf, headerOf, reportOf, turnOf } from "../testing/sessions.ts";
import { createTestStorage } from "../testing/storage.ts";
import { openTestStore } from "../testing/stores.ts";
import { createMemorySessionStore } from "./memory-session-store.ts";
import { findRestorable, restoreSessions } from "./restore.ts";

const copies: MirrorSession[] = [
  { header: headerOf("a", { rev: 2, state: "graded" }), events: [turnOf(0), answerOf(1)], report: reportOf() },
  { header: headerOf("b"), events: [turnOf(0)], report: null },
];

const clientWith = (sessions: readonly MirrorSession[], broken: readonly string[] = []) =>
  clientOf({
    mirrorList: async () =>
      ok({
        folder: "/data/sessions",
        sessions: sessions.map(({ header, events }) => ({ id: header.id, header, events: events.length })),
      }),
    mirrorSession: async (id) => {
      const found = sessions.find(({ header }) => header.id === id);
      return found === undefined || broken.includes(id) ? err(apiError("mirror-failed")) : ok(structuredClone(found));
    },
    pack: async (hash) => ok({ hash, pack: { title: "Pack" } }),
  });

describe("bringing sessions back from the copy on disk", () => {
  it("offers them when this browser has none, and brings back all that was said", async () => {
    const store = createMemorySessionStore();
    const client = clientWith(copies);
    expect(await findRestorable({ store, client })).toMatchObject({
      value: {
        reason: "empty",
        folder: "/data/sessions",
        sessions: [
          { id: "a", events: 2 },
          { id: "b", events: 1 },
        ],
      },
    });
    expect(await restoreSessions({ store, client }, ["a", "b"])).toEqual({ restored: ["a", "b"], failed: [] });
    for (const { header, events, report } of copies) {
      expect(await store.load(header.id)).toMatchObject({ value: { header, events, report } });
    }
    expect(await store.loadPack("hash-1")).toMatchObject({ value: { hash: "hash-1" } });
  });

  it("offers nothing when there are sessions here, or none there", async () => {
    const store = createMemorySessionStore();
    expect(await findRestorable({ store, client: clientWith([]) })).toEqual({ ok: true, value: null });
    await store.create(headerOf("mine"), null);
    expect(await findRestorable({ store, client: clientWith(copies) })).toEqual({ ok: true, value: null });
  });

  it("offers nothing when the copy is switched off, and says when it cannot ask", async () => {
    const store = createMemorySessionStore();
    const off = clientOf({ mirrorList: async () => err(apiError("not-found")) });
    expect(await findRestorable({ store, client: off })).toEqual({ ok: true, value: null });
    expect(await findRestorable({ store, client: clientOf() })).toMatchObject({ error: { code: "unreachable" } });
  });

  it("brings back every kind of event, with the voice of a turn", async () => {
    const voice = {
      model: "tiny",
      promptHash: "p",
      usage: { inputTokens: 9, outputTokens: null },
      calls: 2,
      violations: ["praise"],
      builtIn: "end" as const,
      turnsLeftOut: 3,
    };
    const place = (seq: number) => ({ seq, id: `event-${seq}`, atMs: seq });
    const events: SessionEvent[] = [
      { type: "voice-chosen", ...place(0), voice: { name: "model", modelId: "chat" } },
      turnOf(1, { voice }),
      { type: "silence-noticed", ...place(2) },
      { type: "control-pressed", ...place(3), control: "hint" },
      { type: "voice-chosen", ...place(4), voice: { name: "built-in" } },
    ];
    const { store } = await openTestStore({ factory: new IDBFactory(), storage: createTestStorage() });
    const client = clientWith([{ header: headerOf("c"), events, report: null }]);
    expect(await restoreSessions({ store, client }, ["c"])).toMatchObject({ restored: ["c"] });
    expect(await store.load("c")).toMatchObject({ value: { events, unreadable: [] } });
  });

  it("brings back only what was chosen", async () => {
    const store = createMemorySessionStore();
    await restoreSessions({ store, client: clientWith(copies) }, ["b"]);
    const list = await store.list();
    expect(list.ok && list.value.headers.map(({ id }) => id)).toEqual(["b"]);
  });

  it("names what could not be read and brings back the rest", async () => {
    const store = createMemorySessionStore();
    const outcome = await restoreSessions({ store, client: clientWith(copies, ["a"]) }, ["a", "b"]);
    expect(outcome).toMatchObject({ restored: ["b"], failed: [{ id: "a" }] });
  });

  it("mends a store that the browser emptied, and then counts it as whole", async () => {
    const storage = createTestStorage();
    const before = await openTestStore({ factory: new IDBFactory(), storage });
    for (const { header, events } of copies) {
      await before.store.create(header, null);
      for (const event of events) await before.store.appendEvent(header.id, event);
    }
    const { store } = await openTestStore({ factory: new IDBFactory(), storage });
    expect(store.status()).toEqual({ type: "damaged", reason: "fewer-than-before" });
    const client = clientWith(copies);
    expect(await findRestorable({ store, client })).toMatchObject({ value: { reason: "damaged", sessions: [{}, {}] } });
    await restoreSessions({ store, client }, ["a", "b"]);
    expect(store.status()).toEqual({ type: "ok" });
    expect(await store.load("a")).toMatchObject({ value: { events: copies[0]?.events } });
  });

  it("brings back the tail that was cut off, and keeps what is newer here", async () => {
    const storage = createTestStorage();
    const factory = new IDBFactory();
    const { store } = await openTestStore({ factory, storage });
    await store.create(headerOf("a", { rev: 3, title: "Newer here" }), null);
    await store.appendEvent("a", turnOf(0));
    storage.setItem(
      "hotseat:counts:test",
      JSON.stringify({ sessions: 1, events: 2, last: { sessionId: "a", seq: 1 } }),
    );
    const again = (await openTestStore({ factory, storage })).store;
    const client = clientWith(copies);
    expect(again.status().type).toBe("damaged");
    await restoreSessions({ store: again, client }, ["a"]);
    expect(await again.load("a")).toMatchObject({
      value: { header: { title: "Newer here" }, events: copies[0]?.events },
    });
  });
});
