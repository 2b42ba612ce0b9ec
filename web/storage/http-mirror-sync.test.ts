import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MirrorLine, MirrorListReply } from "#core/api.ts";
import type { ErrorCode } from "#core/errors.ts";
import { err, ok } from "#core/result.ts";
import { apiError } from "../api/api-error.ts";
import { createTestClock } from "../testing/clock.ts";
import { answerOf, headerOf, reportOf, turnOf } from "../testing/sessions.ts";
import { createMemorySessionStore } from "./memory-session-store.ts";
import { inRequests } from "./mirror-lines.ts";
import { createMirrorSync } from "./http-mirror-sync.ts";
import type { MirrorSync } from "./mirror-sync.ts";

/** A copy on disk that keeps what it is given, as the server does, and fails when told to. */
function createDisk() {
  const linesById = new Map<string, MirrorLine[]>();
  const disk = { failWith: null as ErrorCode | null, requests: 0 };
  const keyOf = ({ kind, seq, data }: MirrorLine) =>
    kind === "event" ? `event ${seq}` : JSON.stringify({ kind, data });
  const client = {
    async mirrorLines(id: string, lines: readonly MirrorLine[]) {
      disk.requests += 1;
      if (disk.failWith !== null) return err(apiError(disk.failWith));
      const kept = linesById.get(id) ?? [];
      const known = new Set(kept.map(keyOf));
      linesById.set(id, [...kept, ...lines.filter((line) => !known.has(keyOf(line)))]);
      return ok(linesById.get(id)?.length ?? 0);
    },
    async mirrorList() {
      if (disk.failWith !== null) return err(apiError(disk.failWith));
      const sessions: MirrorListReply["sessions"] = [];
      for (const [id, lines] of linesById) {
        const header = lines.findLast((line) => line.kind === "header");
        const events = lines.filter(({ kind }) => kind === "event").length;
        const deletion = lines.findLast((line) => line.kind === "deleted");
        const isDeleted = deletion !== undefined && deletion.data.deletedAt !== null;
        if (header !== undefined && !isDeleted) sessions.push({ id, header: header.data, events });
      }
      return ok({ folder: "/data/sessions", sessions });
    },
  };
  const kindsOf = (id: string) =>
    (linesById.get(id) ?? []).map((line) => (line.kind === "event" ? `event ${line.seq}` : line.kind));
  return Object.assign(disk, { client, kindsOf, linesById });
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("the copy on disk", () => {
  const store = { current: createMemorySessionStore() };
  let disk: ReturnType<typeof createDisk>;
  let clock: ReturnType<typeof createTestClock>;
  let sync: MirrorSync;
  const startSync = () => createMirrorSync({ store: store.current, client: disk.client, clock });

  beforeEach(async () => {
    store.current = createMemorySessionStore();
    disk = createDisk();
    clock = createTestClock();
    sync = startSync();
    await sync.catchUp();
  });
  afterEach(() => sync.close());

  it("gets the header, every turn in order, and the report", async () => {
    await store.current.create(headerOf("a"), null);
    await store.current.appendEvent("a", turnOf(0));
    await store.current.appendEvent("a", answerOf(1));
    await settle();
    await store.current.updateHeader("a", (header) => ({ ...header, state: "ended" }));
    await settle();
    await store.current.saveReport("a", reportOf());
    await settle();
    expect(disk.kindsOf("a")).toEqual(["header", "event 0", "event 1", "header", "header", "report"]);
    expect(sync.state()).toEqual({ type: "copied" });
  });

  it("says that it waits while the server is away, and copies everything when it is back", async () => {
    disk.failWith = "unreachable";
    await store.current.create(headerOf("a"), null);
    await store.current.appendEvent("a", turnOf(0));
    await settle();
    expect(sync.state()).toEqual({ type: "waiting" });
    disk.failWith = null;
    clock.advance(60_000);
    await settle();
    expect(disk.kindsOf("a")).toEqual(["header", "event 0"]);
    expect(sync.state()).toEqual({ type: "copied" });
  });

  it("tries again ever more slowly, and at once when asked", async () => {
    disk.failWith = "unreachable";
    await store.current.create(headerOf("a"), null);
    await settle();
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1_000);
      await settle();
    }
    expect(disk.requests).toBeLessThan(10);
    disk.failWith = null;
    sync.retry();
    await settle();
    expect(sync.state()).toEqual({ type: "copied" });
  });

  it("says what failed on the disk, and goes on trying", async () => {
    disk.failWith = "mirror-failed";
    await store.current.create(headerOf("a"), null);
    await settle();
    expect(sync.state()).toEqual({ type: "failed", message: apiError("mirror-failed").message });
    disk.failWith = null;
    clock.advance(1_000);
    await settle();
    expect(sync.state()).toEqual({ type: "copied" });
  });

  it("leaves a session alone that was continued elsewhere, and still copies the others", async () => {
    disk.failWith = "mirror-conflict";
    await store.current.create(headerOf("a"), null);
    await settle();
    disk.failWith = null;
    await store.current.create(headerOf("b"), null);
    await settle();
    expect(disk.kindsOf("b")).toEqual(["header"]);
    expect(sync.state()).toMatchObject({ type: "failed" });
    sync.retry();
    await settle();
    expect(sync.state()).toEqual({ type: "copied" });
  });

  it("is off when the server keeps no copy", async () => {
    disk.failWith = "not-found";
    await store.current.create(headerOf("a"), null);
    await settle();
    await store.current.appendEvent("a", turnOf(0));
    await settle();
    expect(sync.state()).toEqual({ type: "off" });
    expect(disk.requests).toBe(1);
  });

  it("is told of a deletion and of its undoing, also in a later visit", async () => {
    await store.current.create(headerOf("a"), null);
    await store.current.setDeleted("a", "2026-11-23T08:00:00.000Z");
    await settle();
    expect(disk.linesById.get("a")?.at(-1)).toMatchObject({
      kind: "deleted",
      data: { deletedAt: "2026-11-23T08:00:00.000Z" },
    });
    sync.close();
    sync = startSync();
    await store.current.setDeleted("a", null);
    await settle();
    expect(disk.linesById.get("a")?.at(-1)).toMatchObject({ kind: "deleted", data: { deletedAt: null } });
  });

  it("catches up with what was said while the server was away in an earlier visit", async () => {
    await store.current.create(headerOf("a"), null);
    await store.current.create(headerOf("b"), null);
    await settle();
    sync.close();
    await store.current.appendEvent("a", turnOf(0));
    await store.current.updateHeader("b", (header) => ({ ...header, state: "ended" }));
    await store.current.create(headerOf("c", { state: "ended" }), null);
    sync = startSync();
    await sync.catchUp();
    expect([disk.kindsOf("a"), disk.kindsOf("b"), disk.kindsOf("c")]).toEqual([
      ["header", "event 0"],
      ["header", "header"],
      ["header"],
    ]);
  });

  it("gets what the browser could not keep", async () => {
    await store.current.create(headerOf("a"), null);
    await store.current.appendEvent("a", turnOf(0));
    await settle();
    sync.copyUnsaved("a", [answerOf(1)]);
    await settle();
    sync.copyUnsaved("a", [answerOf(1), turnOf(2)]);
    await settle();
    expect(disk.kindsOf("a")).toEqual(["header", "event 0", "event 1", "event 2"]);
  });

  it("never sends more at once than the server takes", () => {
    const long = Array.from({ length: 40 }, (_, seq) => ({
      v: 1 as const,
      seq,
      kind: "event" as const,
      data: answerOf(seq, "w".repeat(48_000)),
    }));
    const short = Array.from({ length: 1_200 }, (_, seq) => ({
      v: 1 as const,
      seq,
      kind: "event" as const,
      data: answerOf(seq),
    }));
    for (const lines of [long, short]) {
      const requests = inRequests(lines);
      expect(requests.flat()).toEqual(lines);
      for (const request of requests) {
        expect(request.length).toBeLessThanOrEqual(2_000);
        expect(JSON.stringify(request).length).toBeLessThan(2_000_000);
      }
    }
  });
});
