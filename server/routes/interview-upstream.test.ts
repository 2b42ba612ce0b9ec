import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { InterviewFrame, type InterviewTurnRequest } from "#core/api.ts";
import { takeTurn } from "#core/interview/take-turn.ts";
import { ok } from "#core/result.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import { listen } from "../listen.ts";
import { createTalk } from "../models/talk.ts";
import { createPromptStore } from "../prompts.ts";
import { createReaderFor } from "../reader.ts";
import { createTestDeps } from "../testing/deps.ts";
import { realPack, setupOn } from "../testing/real-pack.ts";
import { type Script, startScriptedUpstream } from "../testing/scripted-upstream.ts";
import { canaryKey, modelAt } from "../testing/talk.ts";
import { neverAnswers, reply } from "../testing/upstream-rows.ts";
import { cutReply, upstreamTable } from "../testing/upstream-table.ts";
import { interviewRoutes } from "./interview.ts";

const loaded = await realPack();
const readerFor = createReaderFor();
const reader = await readerFor(loaded);
const prompts = createPromptStore({
  folder: fileURLToPath(new URL("../../prompts", import.meta.url)),
  log: () => undefined,
});
const plain = createTestDeps();
const patient = { firstByteMs: 5_000, silenceMs: 5_000, turnMs: 8_000, retryMs: 4, mostWaitMs: 50 };

const setup = setupOn(loaded, { minutes: 20 });
const place = { atMs: 1_000, id: "event" };
const opening: SessionEvent[] = takeTurn({ reader, setup, events: [], nowMs: 0 }).map((turn, index) => ({
  type: "interviewer-turn",
  status: "complete",
  ...turn,
  ...place,
  seq: index + 1,
  id: `event-${index + 1}`,
}));
const seq = opening.length + 1;
const events: SessionEvent[] = [
  { type: "voice-chosen", voice: { name: "model", modelId: "chat" }, ...place, seq: 0, id: "event-0" },
  ...opening,
  { type: "answer-given", text: "We moved everything behind a gate.", ...place, seq, id: `event-${seq}` },
];

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  const now = closing;
  closing = [];
  await Promise.all(now.map((close) => close()));
});

/** Our server on a socket, with a model whose server follows the script. */
async function serverWith(script: Script, isImpatient: boolean) {
  const upstream = await startScriptedUpstream({ script });
  const { port, close } = await listen(
    0,
    () => {
      const deps = createTestDeps({
        packs: { ...plain.packs, byHash: async () => ok(loaded) },
        readerFor,
        prompts,
        models: { ...plain.models, byId: async () => ok(modelAt(upstream.url)) },
        talk: createTalk(isImpatient ? { ...patient, firstByteMs: 500, silenceMs: 500 } : patient),
      });
      return new Hono().route("/", interviewRoutes(deps));
    },
    () => undefined,
  );
  closing.push(() => close(0), upstream.close);
  const ask = (signal: AbortSignal | null = null, more: Partial<InterviewTurnRequest> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/turn`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ setup, events, nowMs: 60_000, ...more }),
      signal,
    });
  return { upstream, ask };
}

const framesIn = (text: string): InterviewFrame[] =>
  [...text.matchAll(/^data: (.*)$/gmu)].map(([, data]) => InterviewFrame.parse(JSON.parse(data ?? "")));
const saidIn = (frames: readonly InterviewFrame[]): string =>
  frames.map((frame) => (frame.type === "turn-delta" ? frame.text : "")).join("");

describe("a turn through a model's server that fails", () => {
  const failing = upstreamTable.filter(([, , { code }]) => code !== null);

  it.each(failing)("%s", async (_name, script, expected) => {
    const { upstream, ask } = await serverWith(script, expected.isImpatient === true);
    const text = await (await ask()).text();
    const frames = framesIn(text);
    expect(frames.slice(-2)).toMatchObject([
      { type: "error", error: { code: expected.code } },
      { type: "end", reason: "failed" },
    ]);
    expect(saidIn(frames)).toBe(expected.text === cutReply ? "Understood." : "");
    expect(frames.some(({ type }) => type === "turn-end")).toBe(false);
    expect(frames.filter(({ type }) => type === "waiting")).toHaveLength(expected.waits ?? 0);
    expect(upstream.requests).toHaveLength(expected.calls);
    expect(text).not.toContain(canaryKey);
    expect(text).not.toContain("<");
  });
});

describe("a turn that hit the limit of length", () => {
  const next = takeTurn({ reader, setup, events, nowMs: 60_000 })[0];
  if (next === undefined) throw new Error("Nothing is to be said.");
  const logWith = (turn: typeof next): SessionEvent[] => [
    ...events,
    { ...turn, type: "interviewer-turn", status: "truncated", ...place, seq: seq + 1, id: "cut", text: "Understood." },
  ];
  const heard = async (turn: typeof next, goesOn: boolean) => {
    const { upstream, ask } = await serverWith(next.text.replace(/^Understood\. /u, ""), false);
    const frames = framesIn(await (await ask(null, { events: logWith(turn), goesOn })).text());
    return { frames, prompt: upstream.requests[0]?.text ?? "" };
  };

  it("is gone on with from where it was cut, and comes whole", async () => {
    const { frames, prompt } = await heard(next, true);
    expect(saidIn(frames)).toMatch(/^Understood\. .+/u);
    expect(frames.filter(({ type }) => type === "turn-end")).toHaveLength(1);
    expect(prompt).toContain("were cut off: Understood.");
  });

  it.each([
    ["nobody asked to go on", next, false],
    ["another turn is due by now", { ...next, move: { ...next.move, sourceId: "another" } }, true],
  ])("is said anew where %s", async (_name, turn, goesOn) => {
    const { frames, prompt } = await heard(turn, goesOn);
    expect(prompt).not.toContain("were cut off");
    expect(frames.at(-1)).toEqual({ type: "end", reason: "complete" });
  });
});

describe("a page that goes away", () => {
  it.each([
    ["before the model's first byte", neverAnswers()],
    ["in mid-stream", reply("understood and ".repeat(500), { tokensPerSecond: 50 })],
  ])("%s closes the model's connection within a second", async (_name, row) => {
    const leaving = new AbortController();
    let calledAt: (() => void) | undefined;
    const called = new Promise<void>((resolve) => {
      calledAt = resolve;
    });
    const { upstream, ask } = await serverWith((...call) => {
      calledAt?.();
      return row(...call);
    }, false);
    const asked = ask(leaving.signal).then((reply) => reply.text());
    await called;
    leaving.abort();
    const leftAt = performance.now();
    await expect(asked).rejects.toThrow(/abort/i);
    expect(await upstream.requests[0]?.hungUp).toBe(true);
    expect(performance.now() - leftAt).toBeLessThan(1_000);
  });
});
