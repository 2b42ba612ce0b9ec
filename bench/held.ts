import { InterviewFrame, SetupReply } from "#core/api.ts";
import type { InterviewSetup, SessionEvent } from "#core/transcript/session.ts";
import { type RunningApp, runApp } from "../scripts/run-app.ts";
import {
  type ScriptedUpstream,
  startScriptedUpstream,
  type UpstreamRequest,
} from "../server/testing/scripted-upstream.ts";
import { byRequest, reply } from "../server/testing/upstream-rows.ts";
import { answerOf } from "./answers.ts";
import { type Figure, median } from "./figures.ts";
import { readStream } from "./stream-loader.ts";

const turns = 12;
const tokensPerSecond = 20;
const wordsPerAnswer = 150;

/** One turn's first sentence, in ms after the request. */
interface Held {
  /** As the page gets it, checked. */
  readonly shownMs: number;
  /** When the call reached the model's server. */
  readonly askedMs: number;
  /** The same call made to the upstream itself: the sentence's last token, and the first of all. */
  readonly saidMs: number;
  readonly firstTokenMs: number;
}

/**
 * How long the model's voice holds words back. A sentence is shown once it is checked, so its last token is the earliest
 * moment; what our server adds to that is told apart from what waiting for the sentence costs.
 */
export async function measureHeldSentences(): Promise<readonly Figure[]> {
  const askedAt: number[] = [];
  const script = byRequest((request) => {
    askedAt.push(performance.now());
    return reply(planOf(request), { tokensPerSecond });
  });
  const upstream = await startScriptedUpstream({ script });
  const app = await runApp({ HOTSEAT_CHAT_URL: upstream.url, HOTSEAT_CHAT_MODEL: "scripted" });
  try {
    const held = await holdInterview(app, upstream, askedAt);
    const medianOf = (choose: (one: Held) => number): number => median(held.map(choose));
    return [
      {
        name: `a model's first sentence: answer read, sentence worded and checked (median of ${held.length})`,
        value: medianOf(({ shownMs }) => shownMs),
        unit: "ms",
        floor: { name: "its last token at the upstream", value: medianOf(({ saidMs }) => saidMs) },
      },
      {
        name: "of which before the model is asked: the answer read, the prompt written",
        value: medianOf(({ askedMs }) => askedMs),
        unit: "ms",
      },
      {
        name: "of which the wait for the sentence's end",
        value: medianOf(({ saidMs, firstTokenMs }) => saidMs - firstTokenMs),
        unit: "ms",
      },
      {
        name: "of which the check and the way through our server",
        value: medianOf(({ shownMs, askedMs, saidMs }) => shownMs - askedMs - saidMs),
        unit: "ms",
      },
    ];
  } finally {
    await app.dispose();
    await upstream.close();
  }
}

async function holdInterview(
  app: RunningApp,
  upstream: ScriptedUpstream,
  askedAt: readonly number[],
): Promise<readonly Held[]> {
  const ask = createAsker(app);
  const setup = await ask.setup();
  const events: SessionEvent[] = [
    { type: "voice-chosen", seq: 0, id: "v0", atMs: 0, voice: { name: "model", modelId: "chat" } },
  ];
  const held: Held[] = [];
  for (let count = 0; count < turns; count += 1) {
    const atMs = count * 60_000;
    const calls = upstream.requests.length;
    const startedAt = performance.now();
    const frames = await ask.turn({ setup, events, nowMs: atMs });
    const askedMs = (askedAt[calls] ?? Number.NaN) - startedAt;
    const call = upstream.requests[calls];
    const first = frames.find(({ frame }) => frame.type === "turn-delta");
    if (first?.frame.type === "turn-delta" && call !== undefined)
      held.push({ shownMs: first.atMs, askedMs, ...(await hearItself(upstream, call, first.frame.text)) });
    for (const { frame } of frames) keep(events, frame, atMs);
    const answer = answerOf(wordsPerAnswer, count);
    events.push({ type: "answer-given", seq: events.length, id: `a${events.length}`, atMs, text: answer });
  }
  return held;
}

/** The sentence begins the reply, and has as many tokens as words. */
async function hearItself(upstream: ScriptedUpstream, call: UpstreamRequest, sentence: string) {
  const url = `${upstream.url}/chat/completions`;
  const { tokensMs } = await readStream(url, call.text, Number.NaN, /"content":"/g);
  const saidMs = tokensMs[sentence.trim().split(/\s+/).length - 1];
  const [firstTokenMs] = tokensMs;
  if (saidMs === undefined || firstTokenMs === undefined) throw new Error(`the upstream never said: ${sentence}`);
  return { saidMs, firstTokenMs };
}

function createAsker(app: RunningApp) {
  const secret = new URL(app.link).hash.replace("#key=", "");
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json", origin: app.origin };
  return {
    async setup(): Promise<InterviewSetup> {
      const { packs } = SetupReply.parse(await (await fetch(`${app.origin}/api/setup`, { headers })).json());
      const [pack] = packs;
      const personaId = pack?.personas[0]?.id;
      if (pack === undefined || personaId === undefined) throw new Error("no pack with a persona");
      const of = { packId: pack.id, packHash: pack.hash, personaId, questionId: null };
      return { ...of, format: "loop", level: "director", mode: "simulation", minutes: 60, seed: 1 };
    },
    async turn(request: unknown): Promise<{ frame: InterviewFrame; atMs: number }[]> {
      const startedAt = performance.now();
      const body = JSON.stringify(request);
      const { body: stream } = await fetch(`${app.origin}/api/interview/turn`, { method: "POST", headers, body });
      const frames: { frame: InterviewFrame; atMs: number }[] = [];
      let rest = "";
      for await (const text of stream?.pipeThrough(new TextDecoderStream()) ?? []) {
        const lines = (rest + text).split("\n\n");
        rest = lines.pop() ?? "";
        const atMs = performance.now() - startedAt;
        for (const line of lines) frames.push({ frame: InterviewFrame.parse(JSON.parse(line.slice(6))), atMs });
      }
      if (frames.some(({ frame }) => frame.type === "error")) throw new Error(JSON.stringify(frames));
      return frames;
    },
  };
}

function keep(events: SessionEvent[], frame: InterviewFrame, atMs: number): void {
  const last = events.at(-1);
  if (frame.type === "turn-start") {
    const { move, heard } = frame;
    const seq = events.length;
    events.push({ type: "interviewer-turn", seq, id: `i${seq}`, atMs, text: "", move, heard, status: "complete" });
  } else if (frame.type === "turn-delta" && last?.type === "interviewer-turn") {
    events[events.length - 1] = { ...last, text: last.text + frame.text };
  }
}

/** A model that does as it is told: the words of the plan, as the last message gives them. */
const planOf = ({ messages }: UpstreamRequest): string =>
  /The planned words:\n([^]+?)\n\nSay this turn now/.exec(messages.at(-1)?.content ?? "")?.[1] ?? "Tell me more.";
