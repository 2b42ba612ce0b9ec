import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as yaml from "js-yaml";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { readPackFolder } from "./pack-folder.ts";
import { writePack } from "./testing/pack-files.ts";

const parsed = vi.hoisted(() => ({ times: 0 }));
vi.mock("js-yaml", async (original) => {
  const real = await original<typeof yaml>();
  const parseEvents: typeof real.parseEvents = (...input) => {
    parsed.times += 1;
    return real.parseEvents(...input);
  };
  return { ...real, parseEvents };
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hotseat-pack-folder-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

it("parses each file once, however many of its names lead nowhere", async () => {
  const pack = tinyPack();
  const unknown = Array.from({ length: 200 }, (_, at) => `nowhere-${at}`);
  const broken = { ...pack, formats: pack.formats.map((format) => ({ ...format, questions: [...unknown] })) };
  await writePack(root, broken);
  parsed.times = 0;
  const shownAs = "rubrics/tiny";
  const ownQuestionsPath = join(root, "none.yaml");
  const read = await readPackFolder({ id: "tiny", path: join(root, "tiny"), shownAs, ownQuestionsPath });
  expect(read.ok ? [] : read.error).toHaveLength(20);
  expect(parsed.times).toBe(11);
});
