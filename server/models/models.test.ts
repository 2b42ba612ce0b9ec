import { createServer, type RequestListener, type Server } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LocalServer } from "./found.ts";
import { createModelStore, noModels } from "./models.ts";
import type { Variables } from "./settings-environment.ts";

let folder: string;
const servers: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hotseat-models-"));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

const modelsNamed =
  (...ids: string[]): RequestListener =>
  (_, reply) =>
    reply.end(JSON.stringify({ object: "list", data: ids.map((id) => ({ id, object: "model" })) }));

let nowMs = 0;
const storeWith = (localServers: readonly LocalServer[], environment: Variables = {}) =>
  createModelStore({
    environment,
    envFile: join(folder, ".env"),
    settingsFile: join(folder, "settings.yaml"),
    localServers,
    now: () => nowMs,
  });

describe("models on this machine", () => {
  it("are found on the ports of local servers, without those that do not chat, and never chosen by themselves", async () => {
    const ollama = await serve(modelsNamed("llama3.2:3b", "nomic-embed-text:latest", "llama3.2-3b"));
    const llamaCpp = await serve(modelsNamed("/home/me/models/Qwen3-8B-Q4.gguf"));
    const reply = await storeWith([
      { id: "ollama", port: ollama },
      { id: "llama-cpp", port: llamaCpp },
    ]).list();
    expect(reply.models.map(({ id, model }) => [id, model])).toEqual([
      ["ollama-llama3-2-3b", "llama3.2:3b"],
      ["ollama-llama3-2-3b-2", "llama3.2-3b"],
      ["llama-cpp-qwen3-8b-q4", "/home/me/models/Qwen3-8B-Q4.gguf"],
    ]);
    expect(reply.models[0]).toEqual({
      id: "ollama-llama3-2-3b",
      model: "llama3.2:3b",
      host: `127.0.0.1:${ollama}`,
      isOnThisMachine: true,
      source: "found",
      setting: null,
      hasKey: false,
      contextTokens: 4_096,
      prices: null,
    });
    expect([reply.chat, reply.grader]).toEqual([null, null]);
  });

  it("are a dozen of each server at most", async () => {
    const port = await serve(modelsNamed(...Array.from({ length: 40 }, (_, index) => `m${index}`)));
    expect((await storeWith([{ id: "ollama", port }]).list()).models).toHaveLength(12);
  });

  it.each<[string, RequestListener]>([
    ["a web page", (_, reply) => reply.end("<!doctype html>")],
    ["another kind of list", (_, reply) => reply.end('{"data":[{"name":"x"}]}')],
    ["a refusal", (_, reply) => reply.writeHead(401).end('{"data":[{"id":"x"}]}')],
    ["a way elsewhere", (_, reply) => reply.writeHead(302, { location: "/v1/models?again" }).end()],
    [
      "more than anybody has",
      (_, reply) => reply.end(JSON.stringify({ data: [{ id: "m", more: "x".repeat(300_000) }] })),
    ],
    ["silence", () => undefined],
    ["half a reply", (_, reply) => void reply.write('{"data":[')],
  ])("%s on a usual port is no model, and holds nobody up", async (_, listener) => {
    const port = await serve(listener);
    const startMs = performance.now();
    expect((await storeWith([{ id: "ollama", port }]).list()).models).toEqual([]);
    expect(performance.now() - startMs).toBeLessThan(900);
  });

  it("are asked without a key, and once in a few seconds only", async () => {
    const asked: (string | undefined)[] = [];
    const port = await serve((request, reply) => {
      asked.push(request.headers.authorization);
      modelsNamed("m")(request, reply);
    });
    const store = storeWith([{ id: "ollama", port }], { OPENAI_API_KEY: "sk-CANARY" });
    await Promise.all([store.list(), store.list()]);
    await store.byId("ollama-m");
    expect(asked).toEqual([undefined]);
    nowMs += 6_000;
    await store.list();
    expect(asked).toEqual([undefined, undefined]);
  });

  it("are listed once where the settings name them too", async () => {
    const port = await serve(modelsNamed("m", "other"));
    const environment = { HOTSEAT_CHAT_URL: `http://localhost:${port}/v1`, HOTSEAT_CHAT_MODEL: "m" };
    const reply = await storeWith([{ id: "ollama", port }], environment).list();
    expect(reply.models.map(({ id }) => id)).toEqual(["chat", "ollama-other"]);
    expect(reply.chat).toBe("chat");
  });
});

describe("a model's id", () => {
  it("leads to the model, also to a found one that nobody has listed since the start", async () => {
    const port = await serve(modelsNamed("m"));
    const store = storeWith([{ id: "ollama", port }]);
    expect(await store.byId("ollama-m")).toMatchObject({ ok: true, value: { summary: { model: "m" } } });
  });

  it.each(["chat", "fromenv", "http://127.0.0.1:1/v1", "__proto__", ""])(
    "%j is unknown without settings",
    async (id) => {
      const port = await serve(modelsNamed("m"));
      const unknown = { ok: false, error: { code: "model-unknown" } };
      expect(await storeWith([{ id: "ollama", port }]).byId(id)).toEqual(unknown);
      expect(await noModels("/nowhere").byId(id)).toEqual(unknown);
    },
  );

  it("of one that was found and is away says so, and so does one whose settings are wrong", async () => {
    const away = await storeWith([{ id: "ollama", port: await serve(modelsNamed("m")) }]).byId("ollama-gone");
    expect(away).toMatchObject({
      error: { code: "model-unreachable", detail: expect.stringContaining("not there now") },
    });
    await writeFile(
      join(folder, "settings.yaml"),
      'chat: { url: "http://127.0.0.1:1/v1", key_from: NOT_SET, model: m }\n',
    );
    const broken = await storeWith([]).byId("chat");
    expect(broken).toMatchObject({
      error: { code: "model-broken", detail: expect.stringMatching(/^settings\.yaml, line 1: .*not set/) },
    });
  });

  it("leads to another model once the settings say so", async () => {
    const store = storeWith([]);
    await writeFile(join(folder, "settings.yaml"), 'chat: { url: "http://127.0.0.1:1/v1", model: one }\n');
    const first = await store.byId("chat");
    expect(first).toMatchObject({ value: { model: { modelId: "one" } } });
    expect(await store.byId("chat")).toEqual(first);
    await writeFile(join(folder, "settings.yaml"), 'chat: { url: "http://127.0.0.1:1/v1", model: another }\n');
    expect(await store.byId("chat")).toMatchObject({ value: { model: { modelId: "another" } } });
  });
});

describe("a call to a model of the settings", () => {
  const chunk = (delta: object, finish: string | null = null): string =>
    `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

  it("goes to the configured address with its key, and leaves out what the model only thinks", async () => {
    const calls: { readonly url: string | undefined; readonly key: string | undefined; readonly body: string }[] = [];
    const port = await serve((request, reply) => {
      let body = "";
      request.on("data", (piece: Buffer) => (body += piece.toString()));
      request.on("end", () => {
        calls.push({ url: request.url, key: request.headers.authorization, body });
        reply.writeHead(200, { "content-type": "text/event-stream" });
        const pieces = ["<thi", "nk>secretly</th", "ink>", "Ready", "."].map((content) => chunk({ content }));
        reply.end(`${pieces.join("")}${chunk({}, "stop")}data: [DONE]\n\n`);
      });
    });
    const environment = {
      HOTSEAT_CHAT_URL: `http://127.0.0.1:${port}/v1`,
      HOTSEAT_CHAT_MODEL: "m",
      HOTSEAT_CHAT_KEY: "sk-1",
    };
    const found = await storeWith([], environment).byId("chat");
    if (!found.ok) throw new Error(found.error.code);
    const prompt = [{ role: "user" as const, content: [{ type: "text" as const, text: "Hello" }] }];
    const { stream } = await found.value.model.doStream({ prompt, maxOutputTokens: 9 });
    let said = "";
    for await (const part of stream) if (part.type === "text-delta") said += part.delta;
    expect(said).toBe("Ready.");
    expect(calls.map(({ url, key }) => [url, key])).toEqual([["/v1/chat/completions", "Bearer sk-1"]]);
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      model: "m",
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 9,
    });
  });
});
