import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ModelsReply, ModelTryReply } from "#core/api.ts";
import { ErrorEnvelope } from "#core/errors.ts";
import { createApp } from "../app.ts";
import type { ServerDeps } from "../deps.ts";
import type { ModelMessage } from "../models/model.ts";
import { createModelStore } from "../models/models.ts";
import { createTalk } from "../models/talk.ts";
import { StreamFailure } from "../stream.ts";
import { createPromptStore } from "../prompts.ts";
import { createTestDeps, withKey } from "../testing/deps.ts";
import { realPack } from "../testing/real-pack.ts";
import { createScriptedTalk } from "../testing/scripted-talk.ts";

const pack = await realPack();
const promptsFolder = fileURLToPath(new URL("../../prompts", import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hotseat-models-route-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const usage = { inputTokens: 12, outputTokens: 3 };
const talk: ServerDeps["talk"] = async function* () {
  yield { type: "text", text: " I am " };
  yield { type: "text", text: "ready." };
  yield { type: "done", usage };
};

const environment = {
  HOTSEAT_CHAT_URL: "https://api.example.com/secret-path/v1",
  HOTSEAT_CHAT_MODEL: "big",
  HOTSEAT_CHAT_KEY: "sk-CANARY-1",
  OPENAI_API_KEY: "sk-CANARY-2",
};
const storeFor = (variables: Record<string, string>) =>
  createModelStore({
    environment: variables,
    envFile: join(folder, ".env"),
    settingsFile: join(folder, "settings.yaml"),
    localServers: [],
    now: () => 0,
  });

const logged: string[] = [];
const appFor = (change: Partial<ServerDeps>) => {
  logged.length = 0;
  const log = (line: string) => void logged.push(line);
  return createApp(createTestDeps({ talk, log, ...change }), { logRequest: log });
};
const list = (app: ReturnType<typeof appFor>) => app.request("http://127.0.0.1:4823/api/models", { headers: withKey });
const tryOut = (app: ReturnType<typeof appFor>, body: unknown) =>
  app.request("http://127.0.0.1:4823/api/models/try", {
    method: "POST",
    headers: { ...withKey, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe("GET /api/models", () => {
  it("says what is configured, from where and for whom, with the host alone", async () => {
    const reply = await list(appFor({ models: storeFor(environment) }));
    const text = await reply.text();
    const { models, chat, grader, settingsFile, problems } = ModelsReply.parse(JSON.parse(text));
    expect(models).toEqual([
      {
        id: "chat",
        model: "big",
        host: "api.example.com",
        isOnThisMachine: false,
        source: "environment",
        setting: "HOTSEAT_CHAT_MODEL",
        hasKey: true,
        contextTokens: 8_000,
        prices: null,
      },
    ]);
    expect([chat, grader, settingsFile, problems]).toEqual(["chat", "chat", join(folder, "settings.yaml"), []]);
    expect(text).not.toContain("secret-path");
  });

  it("looks for no local server where only the settings are asked for", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const places = { envFile: join(folder, ".env"), settingsFile: join(folder, "settings.yaml") };
    const localServers = [{ id: "ollama", port }];
    const models = createModelStore({ environment, ...places, localServers, now: () => 0 });
    const connected: unknown[] = [];
    silent.on("connection", (socket) => connected.push(socket));
    const reply = await appFor({ models }).request("http://127.0.0.1:4823/api/models?of=settings", {
      headers: withKey,
    });
    expect(ModelsReply.parse(await reply.json())).toMatchObject({ chat: "chat", models: [{ id: "chat" }] });
    expect(connected).toHaveLength(0);
    silent.closeAllConnections();
    silent.close();
  });

  it("asks for the key of this server", async () => {
    expect((await appFor({}).request("http://127.0.0.1:4823/api/models")).status).toBe(401);
  });
});

describe("POST /api/models/try", () => {
  it("calls the model once and says what it said, how soon, and for how many tokens", async () => {
    const asked: (readonly ModelMessage[])[] = [];
    const app = appFor({
      models: storeFor(environment),
      talk: (model, messages, options) => {
        asked.push(messages);
        expect([model.summary.id, options.mostTokens <= 512]).toEqual(["chat", true]);
        return talk(model, messages, options);
      },
    });
    const reply = await tryOut(app, { modelId: "chat" });
    const { said, usage: used, firstTokenMs, totalMs } = ModelTryReply.parse(await reply.json());
    expect([reply.status, said, used, asked.length]).toEqual([200, "I am ready.", usage, 1]);
    expect(firstTokenMs).toBeLessThanOrEqual(totalMs);
  });

  it.each([
    ["Understood. Put a size on that: how large was it, in the units that you watch?", "none", []],
    ["Great answer! How large was it, in the units that you watch?", "all", ["praise", "off-plan"]],
  ])("says whether its words are fit for an interview: %s", async (words, builtIn, violations) => {
    const scripted = createScriptedTalk([words]);
    const prompts = createPromptStore({ folder: promptsFolder, log: () => undefined });
    const packs = { ...createTestDeps().packs, current: async () => ({ packs: [pack], problems: [], places: [] }) };
    const app = appFor({ models: storeFor(environment), talk: scripted.talk, prompts, packs });
    const { said, voice, usage: used } = ModelTryReply.parse(await (await tryOut(app, { modelId: "chat" })).json());
    expect(said).toBe(words.slice(0, said.length));
    expect(voice).toMatchObject({ builtIn, model: "big" });
    expect([...new Set(voice?.violations)]).toEqual(violations);
    expect(used).toEqual(voice?.usage);
    expect(scripted.calls[0]?.map(({ text }) => text).join()).toContain("I rebuilt the system that takes the orders.");
  });

  it("refuses an id that is not configured, and a body that names an address", async () => {
    const app = appFor({ models: storeFor({}) });
    const unknown = await tryOut(app, { modelId: "chat" });
    expect([unknown.status, ErrorEnvelope.parse(await unknown.json()).error.code]).toEqual([409, "model-unknown"]);
    expect((await tryOut(app, { url: "http://127.0.0.1:1/v1" })).status).toBe(400);
  });

  it.each([
    ["model-key-refused", 502, false],
    ["model-slow", 504, true],
    ["model-busy", 503, true],
  ] as const)("replies with the one envelope when the call ends in %s", async (code, status, retryable) => {
    const app = appFor({
      models: storeFor(environment),
      talk: async function* () {
        yield { type: "waiting", reason: "busy", waitMs: 1 };
        throw new StreamFailure({ code });
      },
    });
    const reply = await tryOut(app, { modelId: "chat" });
    expect([reply.status, ErrorEnvelope.parse(await reply.json()).error]).toMatchObject([status, { code, retryable }]);
  });

  it("does not take a reply for whole that never said that it was done", async () => {
    const app = appFor({
      models: storeFor(environment),
      talk: async function* () {
        yield { type: "text", text: "I am" };
      },
    });
    expect(ErrorEnvelope.parse(await (await tryOut(app, { modelId: "chat" })).json()).error.code).toBe("model-cut");
  });

  it("stops the call when the server is about to stop", async () => {
    const stopping = new AbortController();
    const app = appFor({
      models: storeFor(environment),
      stopping: stopping.signal,
      talk: async function* (_model, _messages, { signal }) {
        yield { type: "text", text: "I" };
        stopping.abort();
        signal.throwIfAborted();
      },
    });
    const reply = await tryOut(app, { modelId: "chat" });
    expect(ErrorEnvelope.parse(await reply.json()).error.code).toBe("stopped");
  });
});

describe("keys", () => {
  it("are in no reply, no problem and no line of the log, whatever is wrong", async () => {
    const wrong: readonly [Record<string, string>, string][] = [
      [environment, `chat: { key: sk-CANARY-3, key_from: CANARY }\n`],
      [{ HOTSEAT_CHAT_KEY: "sk-CANARY-4 x" }, `chat: { url: "https://u:sk-CANARY@x.example.com/", key: *sk-CANARY }\n`],
      [{ HOTSEAT_CHAT_URL: "https://x.example.com/?key=sk-CANARY-5" }, `sk-CANARY-6: 1\n`],
      [{}, `models: { m: { url: "http://x.example.com/v1", model: m, key: sk-CANARY-7 } }\n`],
      [environment, `grader: { url: "https://y.example.com/v1", model: m, key: sk-CANARY-8 }\n`],
    ];
    for (const [variables, text] of wrong) {
      await writeFile(join(folder, "settings.yaml"), text);
      await writeFile(join(folder, ".env"), "HOTSEAT_GRADER_KEY=sk-CANARY-9\n");
      const app = appFor({ models: storeFor(variables) });
      const replies = [await list(app), await tryOut(app, { modelId: "chat" }), await tryOut(app, { modelId: "m" })];
      const seen = [...(await Promise.all(replies.map((reply) => reply.text()))), ...logged].join("\n");
      expect(seen).toContain('"settingsFile"');
      expect(seen).not.toContain("CANARY");
    }
  });

  it.each([
    ["a refusal that repeats it", 401, "application/json"],
    ["a failure that repeats it", 500, "application/json"],
    ["an unwilling reply that repeats it", 400, "application/json"],
    ["words that repeat it in a wrong form", 200, "text/event-stream"],
    ["a web page that repeats it", 200, "text/html"],
  ])("stay inside when a model's server sends %s", async (_, status, type) => {
    const echo = createServer((request, reply) => {
      const echoed = `${request.headers.authorization} http://127.0.0.1${request.url}`;
      const body = type === "application/json" ? JSON.stringify({ error: { message: echoed } }) : `data: ${echoed}\n\n`;
      reply.writeHead(status, { "content-type": type }).end(body);
    });
    await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
    const address = echo.address();
    const port = typeof address === "object" ? address?.port : 0;
    const models = storeFor({
      HOTSEAT_CHAT_URL: `http://127.0.0.1:${port}/secret-path/v1`,
      HOTSEAT_CHAT_MODEL: "m",
      HOTSEAT_CHAT_KEY: "sk-CANARY-10",
    });
    const reply = await tryOut(appFor({ models, talk: createTalk({ retryMs: 1 }) }), { modelId: "chat" });
    const seen = [await reply.text(), ...logged].join("\n");
    echo.close();
    expect(reply.status).toBeGreaterThanOrEqual(500);
    expect(seen).toContain('"code":"model-');
    expect(seen).not.toMatch(/CANARY|secret-path/);
  });
});
