import process from "node:process";
import { Hono } from "hono";
import type { InterviewFrame } from "#core/api.ts";
import { listen } from "../server/listen.ts";
import { createChatModel } from "../server/models/chat-model.ts";
import type { ConfiguredModel } from "../server/models/model.ts";
import { createTalk } from "../server/models/talk.ts";
import { replyWithFrames } from "../server/stream.ts";
import { startScriptedUpstream } from "../server/testing/scripted-upstream.ts";
import { byRequest, reply } from "../server/testing/upstream-rows.ts";

/**
 * One end of the measurement of streams, as a process of its own: `upstream`, or `proxy` or `ours` in front of the upstream
 * at the given address. Prints its address. A request's last message says how many tokens are wanted.
 */
const [role, upstreamUrl = ""] = process.argv.slice(2);
const tokensPerSecond = 20;
const log = (line: string): void => void process.stderr.write(`${line}\n`);

if (role === "upstream") {
  const counted = byRequest(({ messages }) =>
    reply("word ".repeat(Number(messages.at(-1)?.content)), { tokensPerSecond, usage: null }),
  );
  const { url } = await startScriptedUpstream({ script: counted });
  process.stdout.write(`${url}\n`);
} else {
  const app = role === "proxy" ? passThrough() : ours();
  const { port } = await listen(0, () => app, log);
  process.stdout.write(`http://127.0.0.1:${port}/v1\n`);
}

/** As little as a server in between can do: the body goes through as it is. */
function passThrough(): Hono {
  return new Hono().post("/v1/chat/completions", async (context) => {
    const { body } = await fetch(`${upstreamUrl}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: await context.req.text(),
      signal: context.req.raw.signal,
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  });
}

/** Our way of a model's words, from the call to the frames, without the check that holds each sentence. */
function ours(): Hono {
  const model: ConfiguredModel = {
    summary: {
      id: "bench",
      model: "scripted",
      host: "127.0.0.1",
      isOnThisMachine: true,
      source: "environment",
      setting: null,
      hasKey: false,
      contextTokens: 8_000,
      prices: null,
    },
    model: createChatModel({ baseUrl: upstreamUrl, model: "scripted", key: null }),
  };
  return new Hono().post("/v1/chat/completions", async (context) => {
    const text = /"content":"(\d+)"/.exec(await context.req.text())?.[1] ?? "1";
    return replyWithFrames<InterviewFrame>(context, log, async (send, signal) => {
      for await (const part of createTalk()(model, [{ role: "user", text }], { signal, mostTokens: 10_000 })) {
        if (part.type === "text") await send({ type: "turn-delta", text: part.text });
      }
    });
  });
}
