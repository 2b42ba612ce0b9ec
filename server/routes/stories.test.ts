import { describe, expect, it } from "vitest";
import { StoryReading } from "#core/api.ts";
import { ok } from "#core/result.ts";
import type { Story } from "#core/setup/story.ts";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { createReaderFor } from "../reader.ts";
import { createTestDeps } from "../testing/deps.ts";
import { storyRoutes } from "./stories.ts";

const pack = tinyPack({
  stories: {
    fields: ["situation", "task", "action", "result"].map((id) => ({ id, title: id, help: "Say it.", template: "" })),
    demands: [
      { id: "scale", title: "Scale", text: "How large.", cues: ["{number} events"] },
      { id: "people", title: "People", text: "Who.", cues: ["hired"] },
    ],
    suggestions: [],
    question: "Tell me about {title}?",
  },
});
const { packs } = createTestDeps();
const byHash: typeof packs.byHash = (hash) =>
  hash === "tiny" ? Promise.resolve(ok({ hash, pack })) : packs.byHash(hash);

const story: Story = {
  version: 1,
  id: "a",
  rev: 1,
  title: "A",
  fields: {},
  updatedAt: "2026-11-23T12:00:00.000Z",
  deletedAt: null,
};
const line = { v: 1, seq: 1, kind: "story", data: story };

const open = (stories: Parameters<typeof storyRoutes>[0]["stories"] = null) => {
  const routes = storyRoutes(createTestDeps({ packs: { ...packs, byHash }, readerFor: createReaderFor(), stories }));
  return {
    get: () => routes.request("/"),
    post: (path: string, body: unknown) =>
      routes.request(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
};

describe("/api/stories", () => {
  it("appends to the copy and lists it", async () => {
    const appended: unknown[] = [];
    const { get, post } = open({
      folder: "/data",
      append: async (lines) => ok(appended.push(...lines)),
      list: async () => ok([story]),
      settled: async () => undefined,
    });
    expect(await (await post("/", { lines: [line] })).json()).toEqual({ lines: 1 });
    expect(appended).toEqual([line]);
    expect(await (await get()).json()).toEqual({ folder: "/data", stories: [story] });
  });

  it("takes no story with an id that is none, and no empty request", async () => {
    const { post } = open({
      folder: "/data",
      append: () => Promise.reject(new Error("must not be reached")),
      list: async () => ok([]),
      settled: async () => undefined,
    });
    expect((await post("/", { lines: [{ ...line, data: { ...story, id: "../x" } }] })).status).toBe(400);
    expect((await post("/", { lines: [] })).status).toBe(400);
  });

  it("says so when the copy is switched off", async () => {
    const { get, post } = open();
    expect([(await get()).status, (await post("/", { lines: [line] })).status]).toEqual([404, 404]);
  });
});

describe("POST /api/stories/read", () => {
  it("tells which demands a story meets, and by which words, also when the copy is switched off", async () => {
    const fields = { result: "We took 40,000 events a second." };
    const reply = await open().post("/read", { packHash: "tiny", fields });
    expect(StoryReading.parse(await reply.json())).toEqual({
      demands: [
        { id: "scale", quotes: [{ fieldId: "result", start: 0, end: 31, text: fields.result }] },
        { id: "people", quotes: [] },
      ],
    });
  });

  it("names a pack that is not there", async () => {
    expect((await open().post("/read", { packHash: "gone", fields: {} })).status).toBe(409);
  });
});
