import { describe, expect, it } from "vitest";
import type { PackSummary } from "#core/api.ts";
import { ok } from "#core/result.ts";
import type { VoiceChoice } from "#core/transcript/session.ts";
import { createMemorySessionStore } from "../storage/memory-session-store.ts";
import type { SessionStore } from "../storage/session-store.ts";
import { createTestClock, createTestIds } from "../testing/clock.ts";
import { clientOf } from "../testing/scripted-client.ts";
import { readSessionPack } from "./session-pack.ts";
import { startAgain } from "./start-again.ts";
import { defaultChoices, startInterview } from "./start-interview.ts";

const format = (id: PackSummary["formats"][number]["id"], count: number, questions: string[]) => ({
  id,
  title: `Format ${id}`,
  summary: "",
  lengths: [{ minutes: 10, questions: count }],
  defaultMinutes: 10,
  questions,
  answerSeconds: null,
});

const question = (id: string) => ({ id, family: "f", title: `Question ${id}`, text: "?" });

const pack: PackSummary = {
  id: "tiny",
  hash: "hash-1",
  title: "Tiny",
  summary: "",
  scenarioNotice: "",
  levels: [{ id: "em", title: "Manager" }],
  personas: [{ id: "neutral", title: "Neutral", description: "" }],
  formats: [format("single", 1, ["a", "b"]), format("opener", 1, ["c", "d"]), format("loop", 4, ["a", "b"])],
  axes: [],
  families: [{ id: "f", title: "F" }],
  questions: ["a", "b", "c", "d"].map(question),
};

const document = { formats: [{ id: "opener", answerSeconds: 30 }], questions: [{ id: "c", title: "C" }] };

const createDeps = () => ({
  store: createMemorySessionStore(),
  client: clientOf({ pack: async (hash) => ok({ hash, pack: document }) }),
  clock: createTestClock(),
  ids: createTestIds("a1b2c3d4"),
});

const createDepsWith = (store: SessionStore) => ({ ...createDeps(), store, ids: createTestIds("b1b2c3d4") });

async function begin(deps: ReturnType<typeof createDeps>, id: "single" | "opener" | "loop", questionId?: string) {
  const choices = { ...defaultChoices(pack, id, undefined), ...(questionId === undefined ? {} : { questionId }) };
  const started = await startInterview(deps, pack, choices);
  return headerOf(deps, started.ok ? started.value : "not started");
}

async function headerOf(deps: ReturnType<typeof createDeps>, id: string) {
  const loaded = await deps.store.load(id);
  if (!loaded.ok) throw new Error(loaded.error.type);
  return loaded.value.header;
}

describe("starting an interview", () => {
  it("gives a drill a question of its own, one that was practised least often", async () => {
    const deps = createDeps();
    const asked = [await begin(deps, "opener"), await begin(deps, "opener")].map(({ setup }) => setup.questionId);
    expect(new Set(asked)).toEqual(new Set(["c", "d"]));
  });

  it("takes the question that was chosen, and leaves a loop to its plan", async () => {
    const deps = createDeps();
    expect((await begin(deps, "single", "b")).setup.questionId).toBe("b");
    expect((await begin(deps, "loop")).setup.questionId).toBeNull();
  });

  it("names a drill for its question, and a loop for its length", async () => {
    const deps = createDeps();
    expect((await begin(deps, "single", "b")).title).toBe("Question b");
    expect((await begin(deps, "loop")).title).toBe("Format loop, 10 minutes");
  });
});

describe("the voice of a new interview", () => {
  const models = {
    models: [],
    chat: "chat",
    grader: null,
    settingsFile: "",
    problems: [],
  };
  const voicesOf = async (deps: ReturnType<typeof createDeps>, voice?: VoiceChoice) => {
    const started = await startInterview(deps, pack, defaultChoices(pack, "loop", undefined), voice);
    const loaded = await deps.store.load(started.ok ? started.value : "not started");
    return loaded.ok ? loaded.value.events : [];
  };
  const withModel = () => {
    const deps = createDeps();
    return { ...deps, client: { ...deps.client, configuredModels: async () => ok(models) } };
  };

  it("is the log's first word, and the model of the settings where nobody chose", async () => {
    const chosen = { type: "voice-chosen", seq: 0, atMs: 0, voice: { name: "model", modelId: "chat" } };
    expect(await voicesOf(withModel())).toMatchObject([chosen]);
    expect(await voicesOf(createDeps(), { name: "model", modelId: "chat" })).toMatchObject([chosen]);
  });

  it("is the built-in one, without a word, where there is no model or it was chosen", async () => {
    expect(await voicesOf(createDeps())).toEqual([]);
    expect(await voicesOf(withModel(), { name: "built-in" })).toEqual([]);
  });

  it("stays the same in another attempt, whatever the settings say by then", async () => {
    const deps = withModel();
    const first = await startInterview(deps, pack, defaultChoices(pack, "opener", undefined));
    const second = await startAgain(createDepsWith(deps.store), await headerOf(deps, first.ok ? first.value : ""));
    const loaded = await deps.store.load(second.ok ? second.value : "");
    expect(loaded).toMatchObject({ value: { events: [{ voice: { name: "model", modelId: "chat" } }] } });
  });
});

describe("trying the same again", () => {
  it("keeps set-up, seed and title, and names the first attempt", async () => {
    const deps = createDeps();
    const first = await begin(deps, "opener");
    const second = await startAgain(deps, first);
    const header = await headerOf(deps, second.ok ? second.value : "not started");
    expect(header).toMatchObject({ setup: first.setup, title: first.title, state: "running", attemptOf: first.id });
    const third = await startAgain(deps, header);
    expect((await headerOf(deps, third.ok ? third.value : "not started")).attemptOf).toBe(first.id);
  });

  it("needs no server: the version of the pack is kept with the first attempt", async () => {
    const deps = createDeps();
    const first = await begin(deps, "opener");
    expect((await startAgain({ ...deps, client: clientOf() }, first)).ok).toBe(true);
  });

  it("starts nothing when that version is nowhere to be had", async () => {
    const deps = createDeps();
    const first = await begin(deps, "opener");
    const elsewhere = { ...createDeps(), client: clientOf() };
    expect(await startAgain(elsewhere, first)).toMatchObject({ ok: false, error: { code: "unreachable" } });
  });
});

describe("the pack of a session, as the page reads it", () => {
  it("comes from this browser, else from the server", async () => {
    const deps = createDeps();
    expect(await readSessionPack(deps, "hash-9")).toEqual(document);
    await begin(deps, "opener");
    expect(await readSessionPack({ ...deps, client: clientOf() }, "hash-1")).toEqual(document);
  });

  it("counts as not there when it cannot be read", async () => {
    const client = clientOf({ pack: async (hash) => ok({ hash, pack: { formats: "none" } }) });
    expect(await readSessionPack({ ...createDeps(), client }, "hash-1")).toBeNull();
  });
});
