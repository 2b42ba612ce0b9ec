import assert from "node:assert/strict";
import { IDBObjectStore as TestObjectStore } from "fake-indexeddb";
import * as fc from "fast-check";
import { answerOf, headerOf, reportOf, turnOf } from "./sessions.ts";
import type { SessionStore } from "../storage/session-store.ts";

/** What a session should be: plain values, changed as a person would expect. */
interface ModelSession {
  title: string;
  rev: number;
  texts: string[];
  draft: string | null;
  isGraded: boolean;
  isDeleted: boolean;
}
export interface Model {
  sessions: Map<string, ModelSession>;
}
export interface Real {
  tabs: SessionStore[];
  open(): Promise<SessionStore>;
  cutConnections(): void;
}

type Step = fc.AsyncCommand<Model, Real>;
const ids = ["a", "b"];
const anyId = fc.constantFrom(...ids);
const anyTab = fc.constantFrom(0, 1);

async function expectSame(model: Model, real: Real) {
  for (const tab of real.tabs) {
    assert.deepEqual(tab.status(), { type: "ok" });
    const list = await tab.list();
    if (!list.ok) throw new Error(list.error.type);
    const listed = list.value.headers.map(({ id }) => id).toSorted();
    const expected = [...model.sessions].filter(([, { isDeleted }]) => !isDeleted).map(([id]) => id);
    assert.deepEqual(listed, expected.toSorted());
    for (const id of ids) {
      const loaded = await tab.load(id);
      const session = model.sessions.get(id);
      if (!loaded.ok || session === undefined) {
        assert.deepEqual([loaded.ok, session], [false, undefined]);
        continue;
      }
      const { header, events, report, draft, nextSeq } = loaded.value;
      const seen: ModelSession = {
        title: header.title,
        rev: header.rev,
        texts: events.map((event) => ("text" in event ? event.text : "")),
        draft: draft?.text ?? null,
        isGraded: report !== null,
        isDeleted: header.deletedAt !== null,
      };
      assert.deepEqual(seen, session);
      assert.deepEqual(
        events.map(({ seq }) => seq),
        session.texts.map((_, seq) => seq),
      );
      assert.equal(nextSeq, session.texts.length);
    }
  }
}

const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check: () => true,
  async run(model, real) {
    await run(model, real);
    await expectSame(model, real);
  },
  toString: () => name,
});

const inTab = (real: Real, tab: number): SessionStore => {
  const store = real.tabs[tab];
  if (store === undefined) throw new Error("no such tab");
  return store;
};

/** Everything that can happen to a store in two tabs; each step leaves both as the model says, or throws. */
export const steps: fc.Arbitrary<Step>[] = [
  fc.tuple(anyId, anyTab).map(([id, tab]) =>
    step(`create ${id} in ${tab}`, async (model, real) => {
      const created = await inTab(real, tab).create(headerOf(id), null);
      assert.equal(created.ok, !model.sessions.has(id));
      if (!created.ok) return;
      model.sessions.set(id, {
        title: `Session ${id}`,
        rev: 0,
        texts: [],
        draft: null,
        isGraded: false,
        isDeleted: false,
      });
    }),
  ),
  fc.tuple(anyId, anyTab, fc.string(), fc.boolean()).map(([id, tab, text, isAnswer]) =>
    step(`append ${JSON.stringify(text)} to ${id} in ${tab}`, async (model, real) => {
      const session = model.sessions.get(id);
      if (session === undefined) return;
      const seq = session.texts.length;
      const event = isAnswer ? answerOf(seq, text) : turnOf(seq, { text });
      assert.ok((await inTab(real, tab).appendEvent(id, event)).ok);
      session.texts.push(text);
      if (isAnswer) session.draft = null;
    }),
  ),
  fc.tuple(anyId, anyTab).map(([id, tab]) =>
    step(`append a second event to the last place of ${id} in ${tab}`, async (model, real) => {
      const session = model.sessions.get(id);
      if (session === undefined || session.texts.length === 0) return;
      const late = { ...answerOf(session.texts.length - 1, "late"), id: "late" };
      assert.deepEqual(await inTab(real, tab).appendEvent(id, late), { ok: false, error: { type: "stale" } });
    }),
  ),
  fc.tuple(anyId, fc.string(), fc.string()).map(([id, left, right]) =>
    step(`both tabs append to ${id}`, async (model, real) => {
      const session = model.sessions.get(id);
      if (session === undefined) return;
      const seq = session.texts.length;
      const events = [turnOf(seq, { id: "left", text: left }), turnOf(seq, { id: "right", text: right })] as const;
      const [first, second] = await Promise.all([
        inTab(real, 0).appendEvent(id, events[0]),
        inTab(real, 1).appendEvent(id, events[1]),
      ]);
      assert.notEqual(first.ok, second.ok);
      session.texts.push(first.ok ? left : right);
    }),
  ),
  fc.tuple(anyId, anyTab, fc.string()).map(([id, tab, title]) =>
    step(`rename ${id} in ${tab}`, async (model, real) => {
      const session = model.sessions.get(id);
      const renamed = await inTab(real, tab).updateHeader(id, (header) => ({ ...header, title }));
      assert.equal(renamed.ok, session !== undefined);
      if (session !== undefined) Object.assign(session, { title, rev: session.rev + 1 });
    }),
  ),
  fc.tuple(anyId, anyTab, fc.string()).map(([id, tab, text]) =>
    step(`draft ${JSON.stringify(text)} for ${id} in ${tab}`, async (model, real) => {
      const session = model.sessions.get(id);
      if (session === undefined) return;
      await inTab(real, tab).saveDraft(id, { text, seq: session.texts.length, atMs: 0 });
      session.draft = text;
    }),
  ),
  fc.tuple(anyId, anyTab).map(([id, tab]) =>
    step(`report for ${id} in ${tab}`, async (model, real) => {
      const session = model.sessions.get(id);
      if (session === undefined) return;
      await inTab(real, tab).saveReport(id, reportOf());
      Object.assign(session, { isGraded: true, rev: session.rev + 1 });
    }),
  ),
  fc.tuple(anyId, anyTab, fc.boolean()).map(([id, tab, isDeleted]) =>
    step(`${isDeleted ? "delete" : "undo"} ${id} in ${tab}`, async (model, real) => {
      const session = model.sessions.get(id);
      if (session === undefined) return;
      await inTab(real, tab).setDeleted(id, isDeleted ? "2026-11-23T11:00:00.000Z" : null);
      Object.assign(session, { isDeleted, rev: session.rev + 1 });
    }),
  ),
  fc.tuple(anyId, anyTab).map(([id, tab]) =>
    step(`full disk while appending to ${id} in ${tab}`, async (model, real) => {
      const session = model.sessions.get(id);
      if (session === undefined) return;
      const put = TestObjectStore.prototype.put;
      TestObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
      const appended = await inTab(real, tab).appendEvent(id, turnOf(session.texts.length));
      TestObjectStore.prototype.put = put;
      assert.deepEqual(appended, { ok: false, error: { type: "full" } });
      await inTab(real, tab).saveDraft(id, { text: "room again", seq: session.texts.length, atMs: 0 });
      session.draft = "room again";
    }),
  ),
  anyTab.map((tab) =>
    step(`reload ${tab}`, async (_, real) => {
      inTab(real, tab).close();
      real.tabs[tab] = await real.open();
    }),
  ),
  fc.constant(step("the browser closes all connections", async (_, real) => real.cutConnections())),
];
