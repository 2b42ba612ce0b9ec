import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Row, Step, UpstreamRequest } from "./scripted-upstream.ts";

/** How fast a reply comes. Without `tokensPerSecond` all of it comes at once. */
export interface Pace {
  readonly firstTokenMs?: number;
  readonly tokensPerSecond?: number;
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
}

/** A whole reply, one chunk a word, with the tokens counted as words unless `usage` says otherwise. */
export const reply =
  (text: string, pace: Pace = {}): Row =>
  async (response, request) => {
    openStream(response);
    await sleep(response, pace.firstTokenMs ?? 0);
    const tokens = tokensOf(text);
    await sendPaced(response, tokens, pace.tokensPerSecond);
    sendEvent(response, choice({}, "stop"));
    const usage = pace.usage === undefined ? countedUsage(request, tokens) : pace.usage;
    if (usage !== null) sendEvent(response, { choices: [], usage });
    response.end("data: [DONE]\n\n");
  };

/** A step chosen by what was asked. */
export const byRequest =
  (choose: (request: UpstreamRequest, call: number) => Step): Row =>
  (response, request, call) => {
    const step = choose(request, call);
    return (typeof step === "string" ? reply(step) : step)(response, request, call);
  };

/** A failing status with the error shape of OpenAI. */
export const refuses =
  (
    status: number,
    error: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Row =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message: "The upstream's own words.", ...error } }));
  };

export const refusesKey = (): Row => (response, request, call) =>
  refuses(401, { message: `Incorrect API key provided: ${request.headers.authorization}` })(response, request, call);

export const lacksModel = (): Row =>
  refuses(404, { message: "The model `scripted` does not exist", code: "model_not_found" });

/** Refuses what is named until it is left out. */
export const lacksParameter =
  (name: string, then: Row): Row =>
  (response, request, call) =>
    Object.hasOwn(request.body, name)
      ? refuses(400, { message: `Unsupported parameter: '${name}'`, param: name, code: "unsupported_parameter" })(
          response,
          request,
          call,
        )
      : then(response, request, call);

export const windowFull = (): Row =>
  refuses(400, { message: "This model's maximum context length is 8192 tokens.", code: "context_length_exceeded" });

/** 429 with a header of so many seconds. */
export const busy = (retryAfterSeconds: number): Row =>
  refuses(429, { message: "Rate limit reached" }, { "retry-after": String(retryAfterSeconds) });

export const quotaUsedUp = (): Row =>
  refuses(429, { message: "You exceeded your current quota", type: "insufficient_quota", code: "insufficient_quota" });

/** Takes the call and cuts the socket without a byte. */
export const hangsUp = (): Row => (response) => void response.destroy();

/** Takes the call and never says a byte. */
export const neverAnswers = (): Row => () => {};

/** Sends its words, then only pings. */
export const fallsSilent =
  (text: string, pingEveryMs = 20): Row =>
  (response) => {
    openStream(response);
    sendText(response, text);
    const pinging = setInterval(() => response.write(": ping\n\n"), pingEveryMs);
    response.on("close", () => clearInterval(pinging));
  };

/** The stream ends cleanly after its words, without a reason, with or without `[DONE]`. */
export const endsEarly =
  (text: string, last = ""): Row =>
  (response) => {
    openStream(response);
    sendText(response, text);
    response.end(last);
  };

/** The socket is cut after the words. */
export const resets =
  (text: string): Row =>
  (response) => {
    openStream(response);
    sendText(response, text);
    setTimeout(() => response.socket?.resetAndDestroy(), 20);
  };

/** Ends with a reason other than `stop`: `length`, `content_filter`, `tool_calls`. */
export const finishes =
  (text: string, reason: string): Row =>
  (response) => {
    openStream(response);
    sendText(response, text);
    sendEvent(response, choice({}, reason));
    response.end("data: [DONE]\n\n");
  };

/** An object that is no chunk in the stream of a 200. */
export const failsInStream =
  (text: string, error: unknown = { message: "The engine was overloaded", code: 503 }): Row =>
  (response) => {
    openStream(response);
    sendText(response, text);
    sendEvent(response, { error });
    response.end("data: [DONE]\n\n");
  };

/** So many lines that are no JSON among the words. */
export const garbles =
  (text: string, lines: number): Row =>
  (response) => {
    openStream(response);
    for (const [index, token] of tokensOf(text).entries()) {
      if (index < lines) response.write(`data: {"choices":[{"del\n\n`);
      sendEvent(response, choice({ content: token }));
    }
    sendEvent(response, choice({}, "stop"));
    response.end("data: [DONE]\n\n");
  };

/** Any bytes, piece by piece, each in a packet of its own. */
export const sendsPieces =
  (pieces: readonly Uint8Array[], type = "text/event-stream"): Row =>
  async (response) => {
    response.writeHead(200, { "content-type": type });
    for (const piece of pieces) {
      response.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  };

export const answersInJson =
  (text: string): Row =>
  (response, request) => {
    response.writeHead(200, { "content-type": "application/json" });
    const message = { role: "assistant", content: text };
    const usage = countedUsage(request, tokensOf(text));
    response.end(JSON.stringify({ id: "one", choices: [{ index: 0, message, finish_reason: "stop" }], usage }));
  };

export const sendsPage =
  (status = 200): Row =>
  (response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>Welcome to the airport</title><script>alert(1)</script>");
  };

export const saysNothing = (): Row => finishes("", "stop");

/** Thinks aloud and says nothing. */
export const onlyReasons =
  (thought: string): Row =>
  (response) => {
    openStream(response);
    for (const token of tokensOf(thought)) sendEvent(response, choice({ reasoning_content: token }));
    sendEvent(response, choice({}, "stop"));
    response.end("data: [DONE]\n\n");
  };

/** Words, then a call of a tool that nobody offered. */
export const callsTool =
  (text: string): Row =>
  (response) => {
    openStream(response);
    sendText(response, text);
    const call = { index: 0, id: "call_1", type: "function", function: { name: "shell", arguments: '{"run":"id"}' } };
    sendEvent(response, choice({ tool_calls: [call] }));
    sendEvent(response, choice({}, "tool_calls"));
    response.end("data: [DONE]\n\n");
  };

/** Goes on until the caller hangs up or so many bytes are out. */
export const neverEnds =
  (mostBytes = Infinity, token = "and so on "): Row =>
  async (response) => {
    openStream(response);
    const event = `data: ${JSON.stringify(choice({ content: token }))}\n\n`.repeat(64);
    for (let bytes = 0; bytes < mostBytes && !response.destroyed; bytes += event.length) {
      if (!response.write(event)) await drained(response);
    }
    response.end();
  };

/** One chunk of so many characters, then a proper end. */
export const sendsOneChunk = (characters: number): Row => finishes("x".repeat(characters), "stop");

export const redirects =
  (to: string, status = 302): Row =>
  (response) => {
    response.writeHead(status, { location: to });
    response.end();
  };

/** Small on the wire, `bytes` once unpacked. */
export const sendsGzipBomb = (bytes: number): Row => {
  const packed = gzipSync(Buffer.alloc(bytes, ": ping\n\n"));
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "content-encoding": "gzip" });
    response.end(packed);
  };
};

/** Says that it is packed, and is not. */
export const sendsWrongEncoding =
  (text: string): Row =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "content-encoding": "gzip" });
    response.end(streamOf(text));
  };

/** The stream of a whole reply, as text, for tests that cut it anywhere. */
export const streamOf = (text: string): string =>
  [...tokensOf(text).map((content) => choice({ content })), choice({}, "stop")]
    .map((event) => `data: ${JSON.stringify(event)}\n\n`)
    .join("") + "data: [DONE]\n\n";

const tokensOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

const choice = (delta: Readonly<Record<string, unknown>>, finishReason: string | null = null) => ({
  id: "one",
  object: "chat.completion.chunk",
  created: 1,
  model: "scripted",
  choices: [{ index: 0, delta, finish_reason: finishReason }],
});

function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.flushHeaders();
}

function sendEvent(response: ServerResponse, event: unknown): void {
  response.write(`data: ${JSON.stringify(event)}\n\n`);
}

function sendText(response: ServerResponse, text: string): void {
  for (const content of tokensOf(text)) sendEvent(response, choice({ content }));
}

/** By the clock, not by adding up waits: a late timer does not slow the whole reply. */
async function sendPaced(response: ServerResponse, tokens: readonly string[], tokensPerSecond?: number): Promise<void> {
  const startedAt = performance.now();
  for (const [index, content] of tokens.entries()) {
    if (response.destroyed) return;
    if (tokensPerSecond !== undefined) {
      await sleep(response, startedAt + (index * 1000) / tokensPerSecond - performance.now());
    }
    sendEvent(response, choice({ content }));
  }
}

const countedUsage = (request: UpstreamRequest, tokens: readonly string[]) => ({
  prompt_tokens: request.messages.reduce((sum, message) => sum + tokensOf(message.content).length, 0),
  completion_tokens: tokens.length,
});

function sleep(response: ServerResponse, ms: number): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      response.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.on("close", done);
  });
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
}
