import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import * as z from "zod/mini";
import { reply } from "./upstream-rows.ts";

/**
 * A server that speaks like OpenAI's chat completions, for tests, on this machine. Its script says what it does with each
 * call: words (a whole reply), a row (`upstream-rows.ts` has one for each way in which a model's server may fail), or a
 * list of these, one a call, of which the last goes on.
 *
 *     const upstream = await startScriptedUpstream({ script: [refuses(500), "What broke first?"] });
 *     // … HOTSEAT_CHAT_URL=upstream.url HOTSEAT_CHAT_MODEL=scripted …
 *     expect(upstream.requests[0]?.messages.at(-1)?.content).toContain("…");
 *     await upstream.close();
 */
export interface ScriptedUpstream {
  /** The base address, with `/v1`. */
  readonly url: string;
  readonly port: number;
  /** Calls for a completion, oldest first. */
  readonly requests: readonly UpstreamRequest[];
  /** Takes the place of the script and counts its steps from the next call on. */
  play(script: Script): void;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
}

export interface UpstreamRequest {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: IncomingMessage["headers"];
  /** The body as it came, and what could be read of it. */
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  /** Whether the caller hung up before the reply was whole; known once the connection is done with this call. */
  readonly hungUp: Promise<boolean>;
}

/** What is done with one call; it may end the reply, leave it open or cut its socket. `call` counts from 0. */
export type Row = (response: ServerResponse, request: UpstreamRequest, call: number) => void | Promise<void>;
export type Step = string | Row;
export type Script = Step | readonly Step[];

export interface UpstreamOptions {
  readonly script?: Script;
  /** 0, or none: a free one. */
  readonly port?: number;
  /** What GET /v1/models lists. */
  readonly models?: readonly string[];
}

export async function startScriptedUpstream(options: UpstreamOptions = {}): Promise<ScriptedUpstream> {
  let script = options.script ?? "What would you do next?";
  let firstCall = 0;
  const requests: UpstreamRequest[] = [];
  const server = createServer((incoming, response) => {
    if (incoming.method === "GET") return sendModels(response, options.models ?? ["scripted"]);
    readRequest(incoming, response)
      .then((request) => {
        const call = requests.push(request) - 1;
        return rowOf(script, call - firstCall)(response, request, call);
      })
      .catch(() => response.destroy());
  });
  const port = await listenOn(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    play: (next) => {
      script = next;
      firstCall = requests.length;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function rowOf(script: Script, call: number): Row {
  if (typeof script === "string") return reply(script);
  if (typeof script === "function") return script;
  const step = script[Math.min(call, script.length - 1)] ?? "";
  return typeof step === "string" ? reply(step) : step;
}

const ChatRequest = z.looseObject({ messages: z.array(z.looseObject({ role: z.string(), content: z.string() })) });

async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<UpstreamRequest> {
  const hungUp = new Promise<boolean>((resolve) => {
    response.on("close", () => resolve(!response.writableFinished));
  });
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(Buffer.from(piece));
  const text = Buffer.concat(pieces).toString();
  const parsed = ChatRequest.safeParse(parseLeniently(text));
  return {
    path: incoming.url ?? "",
    headers: incoming.headers,
    text,
    body: parsed.data ?? {},
    messages: parsed.data?.messages ?? [],
    hungUp,
  };
}

function parseLeniently(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sendModels(response: ServerResponse, models: readonly string[]): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ object: "list", data: models.map((id) => ({ id, object: "model" })) }));
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
