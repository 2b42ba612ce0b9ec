import { describe, expect, it } from "vitest";
import type { InterviewFrame } from "#core/api.ts";
import { moveOf } from "../testing/sessions.ts";
import { createHttpClient } from "./http-client.ts";

type Answer = (path: string, init: RequestInit) => Response | Promise<Response>;

const clientOf = (answer: Answer) =>
  createHttpClient({ fetch: async (path, init) => answer(path, init), readKey: () => "the-key" });

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

const eventStream = (body: BodyInit | null) =>
  new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });

const dataOf = (frames: readonly unknown[]) => frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join("");

const request = { setup: undefined, events: [], nowMs: 0 };
const turn: InterviewFrame[] = [
  { type: "turn-start", move: moveOf(), heard: null },
  { type: "turn-delta", text: "Who " },
  { type: "turn-delta", text: "pays?" },
  { type: "turn-end" },
];
const end = { type: "end", reason: "complete" };

async function streamFrom(answer: Answer, abort = new AbortController()) {
  const frames: unknown[] = [];
  const client = clientOf(answer);
  const result = await client.streamInterviewTurn(
    // The scripted server does not read the request.
    { ...request, setup: setupOf() },
    { signal: abort.signal, onFrame: (frame) => void frames.push(frame) },
  );
  return { result, frames };
}

const setupOf = () => ({
  packId: "p",
  packHash: "h",
  format: "single" as const,
  level: "em" as const,
  mode: "simulation" as const,
  personaId: "x",
  minutes: 5,
  seed: 1,
  questionId: null,
});

describe("asking the server", () => {
  it("sends the key and asks for nothing from a cache", async () => {
    let seen: RequestInit = {};
    const health = await clientOf((_, init) => {
      seen = init;
      return json({ ok: true, version: "1" });
    }).health();
    expect(health).toEqual({ ok: true, value: { ok: true, version: "1" } });
    expect(seen).toMatchObject({ headers: { authorization: "Bearer the-key" }, cache: "no-store", redirect: "error" });
  });

  it("tells a server that is away from one that fails", async () => {
    const away = await clientOf(() => Promise.reject(new TypeError("Failed to fetch"))).setup();
    expect(away).toMatchObject({ ok: false, error: { code: "unreachable", retryable: true } });
    const failing = await clientOf(() =>
      json({ error: { code: "unauthorized", message: "No key.", retryable: false } }, 401),
    ).setup();
    expect(failing).toEqual({ ok: false, error: { code: "unauthorized", message: "No key.", retryable: false } });
  });

  it("does not take another server's page for a reply", async () => {
    const html = () => new Response("<html>Log in</html>", { headers: { "content-type": "text/html" } });
    expect(await clientOf(html).setup()).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(await clientOf(() => json({ packs: "none" })).setup()).toMatchObject({ error: { code: "internal" } });
    expect((await streamFrom(html)).result).toMatchObject({ ok: false, error: { code: "internal" } });
  });

  it("says that it was stopped when the request is aborted", async () => {
    const abort = new AbortController();
    abort.abort();
    const client = clientOf(() => Promise.reject(new DOMException("aborted", "AbortError")));
    expect(await client.setup(abort.signal)).toMatchObject({ ok: false, error: { code: "stopped" } });
  });
});

describe("a stream of frames", () => {
  it("is a success only with its terminal frame", async () => {
    const { result, frames } = await streamFrom(() => eventStream(dataOf([...turn, end])));
    expect(result).toEqual({ ok: true, value: undefined });
    expect(frames).toEqual(turn);
  });

  it("is interrupted when it is cut after any of its bytes, also inside a character", async () => {
    const bytes = new TextEncoder().encode(dataOf([...turn, { type: "turn-delta", text: "é😀" }, end]));
    const complete = bytes.length - 2;
    for (let length = 0; length < complete; length += 1) {
      const { result } = await streamFrom(() => eventStream(bytes.slice(0, length)));
      expect(result).toMatchObject({ ok: false, error: { code: "interrupted", retryable: true } });
    }
  });

  it("is interrupted when the connection breaks", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(dataOf(turn.slice(0, 2))));
      },
      pull: (controller) => controller.error(new TypeError("network error")),
    });
    const { result, frames } = await streamFrom(() => eventStream(broken));
    expect(result).toMatchObject({ ok: false, error: { code: "interrupted" } });
    expect(frames).toEqual(turn.slice(0, 2));
  });

  it("hands on the server's own error", async () => {
    const error = { code: "pack-unknown", message: "Gone.", retryable: false };
    const failed = dataOf([...turn.slice(0, 1), { type: "error", error }, { type: "end", reason: "failed" }]);
    expect((await streamFrom(() => eventStream(failed))).result).toEqual({ ok: false, error });
  });

  it("hands on how long a model's server asks to wait, and its patience before that", async () => {
    const waiting: InterviewFrame = { type: "waiting", reason: "It is busy.", waitMs: 2_000 };
    const error = { code: "model-busy", message: "It is busy.", retryable: true, retryAfterMs: 60_000 };
    const told = dataOf([waiting, { type: "error", error }, { type: "end", reason: "failed" }]);
    const { result, frames } = await streamFrom(() => eventStream(told));
    expect(frames).toEqual([waiting]);
    expect(result).toEqual({ ok: false, error });
  });

  it("stops at a frame that is not ours", async () => {
    for (const bad of ['data: {"type":"turn-delta"}\n\n', "data: nonsense\n\n"]) {
      const { result } = await streamFrom(() => eventStream(bad + dataOf([end])));
      expect(result).toMatchObject({ ok: false, error: { code: "interrupted" } });
    }
  });

  it("is stopped by its signal, and lets the connection go", async () => {
    const abort = new AbortController();
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(dataOf([{ type: "turn-delta", text: "more " }])));
        abort.abort();
      },
      cancel: () => void (isCancelled = true),
    });
    const { result } = await streamFrom(() => eventStream(endless), abort);
    expect(result).toMatchObject({ ok: false, error: { code: "stopped" } });
    expect(isCancelled).toBe(true);
  });

  it("gives the next frame only after the one before was dealt with", async () => {
    const order: string[] = [];
    const client = clientOf(() => eventStream(dataOf([...turn, end])));
    await client.streamInterviewTurn(
      { ...request, setup: setupOf() },
      {
        signal: new AbortController().signal,
        async onFrame(frame) {
          order.push(`start ${frame.type}`);
          await new Promise((resolve) => setImmediate(resolve));
          order.push(`done ${frame.type}`);
        },
      },
    );
    expect(order.slice(0, 4)).toEqual(["start turn-start", "done turn-start", "start turn-delta", "done turn-delta"]);
  });
});
