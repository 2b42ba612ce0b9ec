import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createModelSettings } from "./settings.ts";
import type { Variables } from "./settings-environment.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hotseat-settings-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text, { mode: 0o600 });
const settingsFor = (environment: Variables = {}) =>
  createModelSettings({ environment, envFile: join(folder, ".env"), settingsFile: join(folder, "settings.yaml") });
const read = (environment: Variables = {}) => settingsFor(environment)();

const local = "http://127.0.0.1:11434/v1";
const away = "https://api.example.com/v1";

describe("the settings of models", () => {
  it("need nothing: no model, no problem", async () => {
    expect(await read()).toEqual({ chat: null, grader: null, choices: [], problems: [] });
  });

  it("take address, model, key and window from the environment", async () => {
    const settings = await read({
      HOTSEAT_CHAT_URL: away,
      HOTSEAT_CHAT_MODEL: "big",
      HOTSEAT_CHAT_KEY: "sk-1",
      HOTSEAT_CHAT_WINDOW: "32000",
    });
    expect(settings.problems).toEqual([]);
    expect(settings.chat).toMatchObject({
      id: "chat",
      model: "big",
      key: "sk-1",
      contextTokens: 32_000,
      source: "environment",
      setting: "HOTSEAT_CHAT_MODEL",
    });
    expect(settings.grader).toBe(settings.chat);
  });

  it("let the environment win over .env, and .env over settings.yaml, one by one", async () => {
    await write("settings.yaml", `chat: { url: "${local}", model: from-file, window: 9000 }\n`);
    expect((await read()).chat).toMatchObject({ model: "from-file", contextTokens: 9_000, source: "settings.yaml" });
    await write(".env", "# mine\nHOTSEAT_CHAT_MODEL='from .env'\n");
    expect((await read()).chat).toMatchObject({ model: "from .env", source: ".env" });
    const chosen = (await read({ HOTSEAT_CHAT_MODEL: "from-environment" })).chat;
    expect(chosen).toMatchObject({ model: "from-environment", address: { baseUrl: local } });
    expect((await read({ HOTSEAT_CHAT_MODEL: "" })).chat).toMatchObject({ model: "from-file" });
  });

  it("use a window and prices for their own model only", async () => {
    const prices = "prices: { currency: EUR, input: 0.5, output: 2 }";
    await write("settings.yaml", `chat: { url: "${local}", model: small, window: 9000, ${prices} }\n`);
    expect((await read()).chat).toMatchObject({ prices: { currency: "EUR", input: 0.5, output: 2 } });
    expect((await read({ HOTSEAT_CHAT_MODEL: "other" })).chat).toMatchObject({ prices: null, contextTokens: 4_096 });
  });

  it("never send a key to a server that it was not given for", async () => {
    await write("settings.yaml", `chat: { url: "${away}", model: big, key: sk-file }\n`);
    expect((await read()).chat).toMatchObject({ key: "sk-file" });
    const elsewhere = {
      HOTSEAT_CHAT_URL: "https://other.example.com/v1",
      HOTSEAT_CHAT_MODEL: "m",
      OPENAI_API_KEY: "sk-o",
    };
    expect((await read(elsewhere)).chat).toMatchObject({ key: null });
    await write(".env", "HOTSEAT_CHAT_URL=nonsense\nHOTSEAT_CHAT_KEY=sk-env\n");
    expect((await read({ HOTSEAT_CHAT_MODEL: "m", HOTSEAT_CHAT_URL: local })).chat).toMatchObject({ key: null });
    await write(
      ".env",
      `HOTSEAT_CHAT_URL=https://mine.example.com/v1\nHOTSEAT_CHAT_MODEL=m\nHOTSEAT_CHAT_KEY=sk-env\n`,
    );
    expect((await read()).chat).toMatchObject({ key: "sk-env" });
    expect((await read({ HOTSEAT_CHAT_MODEL: "m", HOTSEAT_CHAT_URL: local })).chat).toMatchObject({ key: null });
    expect((await read({ HOTSEAT_CHAT_URL: "" })).chat).toMatchObject({ address: { baseUrl: away }, key: "sk-file" });
    await write(".env", "");
    const grader = { HOTSEAT_GRADER_URL: "https://other.example.com/v1", HOTSEAT_GRADER_MODEL: "judge" };
    expect((await read(grader)).grader).toMatchObject({ id: "grader", model: "judge", key: null });
  });

  it("let the grader fall back to the chat's address, model and key", async () => {
    const chat = { HOTSEAT_CHAT_URL: away, HOTSEAT_CHAT_MODEL: "big", HOTSEAT_CHAT_KEY: "sk-1" };
    const sameServer = await read({ ...chat, HOTSEAT_GRADER_MODEL: "judge" });
    expect(sameServer.grader).toMatchObject({ id: "grader", model: "judge", key: "sk-1", address: { baseUrl: away } });
    const otherServer = await read({ ...chat, HOTSEAT_GRADER_URL: local });
    expect(otherServer.grader).toMatchObject({ model: "big", key: null, address: { baseUrl: local } });
    expect(otherServer.choices.map(({ id }) => id)).toEqual(["chat", "grader"]);
  });

  it("need no more than OPENAI_API_KEY for OpenAI", async () => {
    const settings = await read({ OPENAI_API_KEY: "sk-o" });
    expect(settings.problems).toEqual([]);
    expect(settings.chat).toMatchObject({
      key: "sk-o",
      address: { baseUrl: "https://api.openai.com/v1" },
      setting: "HOTSEAT_CHAT_MODEL",
    });
    const other = await read({ OPENAI_API_KEY: "sk-o", HOTSEAT_CHAT_MODEL: "gpt-x" });
    expect(other.chat).toMatchObject({ model: "gpt-x", contextTokens: 8_000, key: "sk-o" });
  });

  it("send OpenAI's key where OPENAI_BASE_URL says, and prefer what was set for Hotseat", async () => {
    const gateway = { OPENAI_API_KEY: "sk-o", OPENAI_BASE_URL: away, HOTSEAT_CHAT_MODEL: "m" };
    expect((await read(gateway)).chat).toMatchObject({ key: "sk-o", address: { baseUrl: away } });
    await write("settings.yaml", `chat: { url: "${local}", model: small }\n`);
    expect((await read({ OPENAI_API_KEY: "sk-o" })).chat).toMatchObject({ model: "small", key: null });
  });

  it("offer more models by the ids of the file, with keys from the environment or .env", async () => {
    await write(
      "settings.yaml",
      `models:\n  fast: { url: "${away}", model: f, key_from: FAST_KEY }\n  deep: { url: "${away}", model: d }\n`,
    );
    await write(".env", "FAST_KEY=sk-fast\n");
    const settings = await read();
    expect(settings.choices.map(({ id, key, setting }) => [id, key, setting])).toEqual([
      ["fast", "sk-fast", "models.fast.model"],
      ["deep", null, "models.deep.model"],
    ]);
    expect([settings.chat, settings.problems]).toEqual([null, []]);
  });

  it("are read again when a file changes, and keep the last good version while it is wrong", async () => {
    const settings = settingsFor();
    expect((await settings()).chat).toBeNull();
    await write("settings.yaml", `chat: { url: "${local}", model: one }\n`);
    expect((await settings()).chat?.model).toBe("one");
    await write("settings.yaml", `chat:\n  url: "${local}"\n  modle: two\n`);
    const broken = await settings();
    expect([broken.chat?.model, broken.problems.map(({ source, line }) => [source, line])]).toEqual([
      "one",
      [["settings.yaml", 3]],
    ]);
    await write("settings.yaml", `chat: { url: "${local}", model: two }\n`);
    expect(await settings()).toMatchObject({ chat: { model: "two" }, problems: [] });
  });
});

describe("a wrong setting", () => {
  it.each([
    ["HOTSEAT_CHAT_URL", "localhost:CANARY"],
    ["HOTSEAT_CHAT_MODEL", "CANARY\u0007"],
    ["HOTSEAT_CHAT_KEY", "CANARY with a blank"],
    ["HOTSEAT_CHAT_WINDOW", "CANARY"],
    ["HOTSEAT_CHAT_MODLE", "CANARY"],
    ["HOTSEAT_GRADER_URL", "CANARY"],
    ["OPENAI_API_KEY", "CANARY\u00e9"],
  ])("%s is one problem that names it and repeats nothing", async (name, value) => {
    const { problems } = await read({ HOTSEAT_CHAT_URL: local, HOTSEAT_CHAT_MODEL: "m", [name]: value });
    expect(problems).toEqual([{ source: "environment", line: null, message: expect.stringContaining(name) }]);
    expect(JSON.stringify(problems)).not.toContain("CANARY");
  });

  it("of the environment lets no other source step in", async () => {
    const settings = await read({ HOTSEAT_CHAT_URL: "nonsense", HOTSEAT_CHAT_MODEL: "m", OPENAI_API_KEY: "sk-o" });
    expect([settings.chat, settings.problems.length]).toEqual([null, 1]);
    await write("settings.yaml", "chat: [\n");
    expect(await read({ OPENAI_API_KEY: "sk-o" })).toMatchObject({ chat: null, grader: null });
    const whole = { HOTSEAT_CHAT_URL: local, HOTSEAT_CHAT_MODEL: "m" };
    expect(await read(whole)).toMatchObject({ chat: { model: "m" }, grader: null });
  });

  it("says which other one is missing", async () => {
    expect((await read({ HOTSEAT_CHAT_URL: local })).problems[0]?.message).toBe(
      "No model is named: set HOTSEAT_CHAT_MODEL.",
    );
    expect((await read({ HOTSEAT_CHAT_MODEL: "m" })).problems[0]?.message).toBe(
      "HOTSEAT_CHAT_MODEL has no address: set HOTSEAT_CHAT_URL.",
    );
    await write("settings.yaml", "chat:\n  model: m\n");
    expect((await read()).problems).toEqual([
      { source: "settings.yaml", line: 1, message: "chat.model has no address: set chat.url." },
    ]);
  });

  it("of .env has its line, and what is not read from there is said", async () => {
    await write(".env", `\nHOTSEAT_CHAT_URL=nonsense\nHOTSEAT_PORT=1\n`);
    expect((await read()).problems.map(({ source, line }) => [source, line])).toEqual([
      [".env", 2],
      [".env", 3],
    ]);
  });

  it.each([
    ["an unknown key", "chat:\n  CANARY: x\n", 2],
    ["an unknown part", "chat: {}\nCANARY: x\n", 2],
    ["an alias", "chat:\n  key: *CANARY\n", 2],
    ["a tag", "chat:\n  key: !CANARY x\n", 2],
    ["half a save", 'chat:\n  key: "CANARY', 2],
    ["a key without its colon", "chat:\n  key CANARY\n", 2],
    ["a key twice", "chat:\n  key: CANARY\n  key: CANARY\n", 3],
    ["both keys", "chat:\n  key: CANARY\n  key_from: CANARY\n", 2],
    ["an address with a key", `chat:\n  url: "https://x.example.com/v1?k=CANARY"\n`, 2],
    ["a key with a blank", 'chat:\n  key: "CANARY x"\n', 2],
    ["a key in the place of a variable", "chat:\n  key_from: sk-CANARY\n", 2],
    ["a variable that is not set", "chat:\n  key_from: CANARY\n", 2],
    ["a number as a model", "chat:\n  model: 5\n", 2],
    ["a window that is none", "chat:\n  window: 12\n", 2],
    ["a currency that is none", "chat:\n  prices:\n    currency: CANARY\n    input: 1\n    output: 1\n", 3],
    ["a bad id", `models:\n  CANARY Z: { url: "${local}", model: m }\n`, 2],
    ["a taken id", `models:\n  chat: { url: "${local}", model: m }\n`, 2],
    ["a list", "- CANARY\n", 1],
  ])("in settings.yaml: %s has its line, and no word out of the file", async (_, text, line) => {
    await write("settings.yaml", text);
    const { problems } = await read();
    expect([problems.length, problems[0]?.source, problems[0]?.line]).toEqual([1, "settings.yaml", line]);
    expect(JSON.stringify(problems)).not.toContain("CANARY");
  });

  it("names an unknown key that reads like a setting", async () => {
    await write("settings.yaml", `chat:\n  url: ${local}\n  modell: m\n`);
    expect((await read()).problems).toMatchObject([
      { line: 3, message: expect.stringContaining(`The key "modell" is not known`) },
    ]);
  });

  it("is told on the terminal, once for each change, and so is its end", async () => {
    const lines: string[] = [];
    const places = { envFile: join(folder, ".env"), settingsFile: join(folder, "settings.yaml") };
    const readOn = createModelSettings({ environment: {}, ...places, log: (line) => void lines.push(line) });
    await write("settings.yaml", "chat:\n  window: 12\n");
    await readOn();
    await readOn();
    expect(lines).toEqual([expect.stringMatching(/^settings\.yaml, line 2: "window"/)]);
    await write("settings.yaml", "# nothing\n");
    await readOn();
    expect(lines.slice(1)).toEqual(["settings.yaml and .env: all is in order again."]);
  });

  it.each(["", "# nothing yet\n", "\n\n# a\n  # b\n"])("is not a file without settings (%j)", async (text) => {
    await write("settings.yaml", text);
    expect((await read()).problems).toEqual([]);
  });

  it("is a key that other users may read", async () => {
    await write("settings.yaml", `chat: { url: "${away}", model: m, key: sk-1 }\n`);
    await write(".env", "OPENAI_API_KEY=sk-o\n");
    expect((await read()).problems).toEqual([]);
    await chmod(join(folder, "settings.yaml"), 0o644);
    await chmod(join(folder, ".env"), 0o640);
    const { problems } = await read();
    expect(problems.map(({ source, message }) => [source, message.includes("chmod 600")])).toEqual([
      ["settings.yaml", true],
      [".env", true],
    ]);
  });

  it("is an open line: with a key it is refused, without one it is said", async () => {
    const open = { HOTSEAT_CHAT_URL: "http://models.example.com/v1", HOTSEAT_CHAT_MODEL: "m" };
    const warned = await read(open);
    expect([warned.chat?.model, warned.problems[0]?.message]).toEqual(["m", expect.stringContaining("unencrypted")]);
    const refused = await read({ ...open, HOTSEAT_CHAT_KEY: "sk-1" });
    expect([refused.chat, refused.problems[0]?.message]).toEqual([null, expect.stringContaining("key")]);
    const nearby = await read({ ...open, HOTSEAT_CHAT_URL: "http://192.168.1.5:8000/v1", HOTSEAT_CHAT_KEY: "sk-1" });
    expect([nearby.chat?.model, nearby.problems]).toEqual(["m", []]);
  });
});
