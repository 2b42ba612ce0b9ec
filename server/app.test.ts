import { describe, expect, it } from "vitest";
import { HealthReply, SetupReply } from "#core/api.ts";
import { ErrorEnvelope } from "#core/errors.ts";
import { err, ok } from "#core/result.ts";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { createApp } from "./app.ts";
import type { PackStore, ServerDeps } from "./deps.ts";
import { packHashOf } from "./pack-hash.ts";
import { createTestDeps, withKey } from "./testing/deps.ts";
import { answerLine } from "./testing/sessions.ts";

const origin = "http://127.0.0.1:4823";
const loaded = { hash: packHashOf(tinyPack()), pack: tinyPack() };
const problem = { packId: "tiny", file: "rubrics/tiny/axes.yaml", line: 3, column: 5, message: "Mend it." };
const packs: PackStore = {
  current: async () => ({ packs: [loaded], problems: [problem], places: [] }),
  addQuestion: async () => err({ code: "pack-unknown" }),
  subscribe: () => () => undefined,
  byHash: async (hash) => (hash === loaded.hash ? ok(loaded) : err({ code: "pack-unknown" })),
  adopt: async (hash) => (hash === loaded.hash ? ok(loaded) : err({ code: "bad-request" })),
};

const request = async (path: string, change: Partial<ServerDeps> = {}, body?: unknown): Promise<Response> => {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { ...withKey, "content-type": "application/json" };
  return createApp(createTestDeps({ packs, ...change })).request(origin + path, { ...init, headers });
};
const codeOf = async (reply: Response): Promise<[number, string]> => [
  reply.status,
  ErrorEnvelope.parse(await reply.json()).error.code,
];

describe("GET /api/health", () => {
  it("says that Hotseat is here, in which version, and nothing else", async () => {
    const reply = await request("/api/health");
    expect(HealthReply.parse(await reply.clone().json())).toEqual(await reply.json());
  });
});

describe("GET /api/setup", () => {
  it("has what the page needs to choose, and what is wrong with the other files", async () => {
    const reply = SetupReply.parse(await (await request("/api/setup")).json());
    expect(reply.packs.map(({ id, hash }) => ({ id, hash }))).toEqual([{ id: "tiny", hash: loaded.hash }]);
    expect(reply.problems).toEqual([problem]);
    expect(reply.mirrorFolder).toBeNull();
  });

  it("names the questions of each format, and the seconds of a timed answer", async () => {
    const [single] = loaded.pack.formats;
    const opener = { ...single, id: "opener", questions: ["alpha"], answerSeconds: 30 };
    const pack = tinyPack({ formats: [single, opener] });
    const timed = { ...packs, current: async () => ({ packs: [{ hash: "h", pack }], problems: [], places: [] }) };
    const reply = SetupReply.parse(await (await request("/api/setup", { packs: timed })).json());
    expect(reply.packs[0]?.formats).toMatchObject([
      { id: "single", questions: pack.questions.map(({ id }) => id), answerSeconds: null },
      { id: "opener", questions: ["alpha"], answerSeconds: 30 },
    ]);
  });

  it("names the first problem when no pack can be used", async () => {
    const reply = await request("/api/setup", {
      packs: { ...packs, current: async () => ({ packs: [], problems: [problem], places: [] }) },
    });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain("rubrics/tiny/axes.yaml:3:5 Mend it.");
  });
});

describe("/api/packs/:hash", () => {
  it("gives a version by its hash, and says so when there is none", async () => {
    const found = await request(`/api/packs/${loaded.hash}`);
    expect(await found.json()).toEqual(JSON.parse(JSON.stringify(loaded)));
    expect(await codeOf(await request("/api/packs/other"))).toEqual([409, "pack-unknown"]);
  });

  it("takes a version back under its own hash only", async () => {
    expect((await request(`/api/packs/${loaded.hash}`, {}, loaded)).status).toBe(200);
    expect(await codeOf(await request("/api/packs/other", {}, loaded))).toEqual([400, "bad-request"]);
    expect(await codeOf(await request("/api/packs/other", {}, { ...loaded, hash: "other" }))).toEqual([
      400,
      "bad-request",
    ]);
  });
});

describe("/api/mirror", () => {
  it("is not there when the copy on disk is switched off", async () => {
    for (const reply of [
      await request("/api/mirror"),
      await request("/api/mirror/x"),
      await request("/api/mirror/x", {}, { lines: [answerLine(0)] }),
    ]) {
      expect(await codeOf(reply)).toEqual([404, "not-found"]);
    }
  });
});

describe("the log of requests", () => {
  it("has the route's pattern and measures, and no word of what was sent or asked for", async () => {
    const lines: string[] = [];
    const app = createApp(createTestDeps({ packs }), { logRequest: (line) => lines.push(line) });
    await app.request(`${origin}/api/packs/CANARY?CANARY=1`, { headers: { ...withKey, "user-agent": "CANARY" } });
    await app.request(`${origin}/CANARY.js`);
    await app.request(`${origin}/api/setup`);
    expect(lines[0]).toMatch(/^GET \/api\/packs\/:hash 409 \d+\.\dms \S+B$/);
    expect(lines[2]).toMatch(/ 401 /);
    expect(lines.join("\n")).not.toMatch(/CANARY|5ec2e7/);
  });
});
