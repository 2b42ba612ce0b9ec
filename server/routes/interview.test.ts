import { describe, expect, it } from "vitest";
import { InterviewFrame, type InterviewTurnRequest } from "#core/api.ts";
import { ErrorEnvelope } from "#core/errors.ts";
import { takeTurn } from "#core/interview/take-turn.ts";
import { ok } from "#core/result.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import { createReaderFor } from "../reader.ts";
import { createTestDeps } from "../testing/deps.ts";
import { realPack, setupOn } from "../testing/real-pack.ts";
import { interviewRoutes } from "./interview.ts";

const loaded = await realPack();
const readerFor = createReaderFor();
const { packs } = createTestDeps();
const byHash: typeof packs.byHash = (hash) => (hash === loaded.hash ? Promise.resolve(ok(loaded)) : packs.byHash(hash));
const routes = interviewRoutes(createTestDeps({ packs: { ...packs, byHash }, readerFor }));

const request: InterviewTurnRequest = {
  setup: setupOn(loaded, { minutes: 20 }),
  events: [],
  nowMs: 0,
};

const post = (body: unknown) =>
  routes.request("/turn", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function framesOf(body: unknown): Promise<InterviewFrame[]> {
  const reply = await post(body);
  expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
  return [...(await reply.text()).matchAll(/^data: (.*)$/gmu)].map(([, data]) =>
    InterviewFrame.parse(JSON.parse(data ?? "")),
  );
}

const detailOf = async (body: unknown): Promise<[number, string]> => {
  const reply = await post(body);
  return [reply.status, ErrorEnvelope.parse(await reply.json()).error.message];
};

const answer = (seq: number, text: string, atMs = 60_000): SessionEvent => ({
  type: "answer-given",
  seq,
  id: `event-${seq}`,
  atMs,
  text,
});

async function openedLog(): Promise<SessionEvent[]> {
  const reader = await readerFor(loaded);
  return takeTurn({ reader, ...request }).map(({ move, heard, text }, seq) => ({
    type: "interviewer-turn",
    seq,
    id: `event-${seq}`,
    atMs: 0,
    move,
    heard,
    text,
    status: "complete",
  }));
}

describe("POST /turn", () => {
  it("opens an interview with two turns, sentence by sentence, and a last frame", async () => {
    const frames = await framesOf(request);
    const types = frames.map(({ type }) => type);
    expect(types.filter((type) => type === "turn-start")).toHaveLength(2);
    expect(types.filter((type) => type === "turn-delta").length).toBeGreaterThan(3);
    expect(types.slice(-2)).toEqual(["turn-end", "end"]);
    expect(frames.at(-1)).toEqual({ type: "end", reason: "complete" });
  });

  it("sends in its parts the very words of the turn", async () => {
    const turns = takeTurn({ reader: await readerFor(loaded), ...request });
    const text = (await framesOf(request)).map((frame) => (frame.type === "turn-delta" ? frame.text : "")).join("");
    expect(text).toBe(turns.map((turn) => turn.text).join(""));
  });

  it("tells with the first turn after an answer what was heard in it, and with no other", async () => {
    const events = [
      ...(await openedLog()),
      answer(2, "I want to know who owns it first. What does the platform cost?"),
    ];
    const starts = (await framesOf({ ...request, events, nowMs: 60_000 })).filter(({ type }) => type === "turn-start");
    expect(starts).toMatchObject([{ move: { type: "answer" }, heard: { intent: "question" } }]);
  });

  it("has nothing but the last frame to say while a reply is awaited", async () => {
    expect(await framesOf({ ...request, events: await openedLog(), nowMs: 5_000 })).toEqual([
      { type: "end", reason: "complete" },
    ]);
  });

  it("refuses a log out of order, and names the place", async () => {
    const events = [...(await openedLog()), answer(1, "Something.")];
    expect(await detailOf({ ...request, events })).toEqual([400, expect.stringContaining("out of order at event 2")]);
  });

  it("goes on over a record that the browser could not read any more", async () => {
    const events = [...(await openedLog()), answer(3, "I decided to cap the readers first.")];
    expect((await framesOf({ ...request, events, nowMs: 60_000 })).at(-1)).toEqual({ type: "end", reason: "complete" });
  });

  it.each([
    ["a level", { level: "ceo" }],
    ["a persona", { personaId: "nobody" }],
    ["a question", { questionId: "nothing" }],
    ["a format that the pack lacks", { format: "weak-spots" }],
    ["minutes", { minutes: -5 }],
  ])("refuses %s that is not there", async (_, change) => {
    const [status] = await detailOf({ ...request, setup: { ...request.setup, ...change } });
    expect(status).toBe(400);
  });

  it("says so when the pack of the session is not on this machine", async () => {
    const setup = { ...request.setup, packHash: "f".repeat(64) };
    expect((await detailOf({ ...request, setup }))[0]).toBe(409);
  });

  it("never repeats in an error what was sent", async () => {
    const events = [...(await openedLog()), answer(0, "A secret of mine.")];
    expect((await detailOf({ ...request, events }))[1]).not.toContain("secret");
  });
});
