import { truncateSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SetupReply } from "#core/api.ts";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { createApp } from "./app.ts";
import { createPackStore, type WatchedPackStore } from "./packs.ts";
import { createTestDeps, withKey } from "./testing/deps.ts";
import { hostileFiles } from "./testing/hostile-packs.ts";
import { writePack } from "./testing/pack-files.ts";

let root: string;
let rubricsFolder: string;
let packs: WatchedPackStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hotseat-hostile-"));
  rubricsFolder = join(root, "rubrics");
  await writePack(rubricsFolder, tinyPack());
  packs = createPackStore({ rubricsFolder, dataFolder: join(root, "data"), log: () => undefined });
  await packs.current();
});
afterEach(async () => {
  packs.close();
  await rm(root, { recursive: true, force: true });
});

async function setup(): Promise<SetupReply> {
  const reply = await createApp(createTestDeps({ packs })).request("http://127.0.0.1:4823/api/setup", {
    headers: withKey,
  });
  expect(reply.status).toBe(200);
  return SetupReply.parse(await reply.json());
}
const write = (file: string, content: string): Promise<void> => writeFile(join(rubricsFolder, "tiny", file), content);

describe("a hostile pack file", () => {
  it.each(hostileFiles)(
    "$name: ends in a problem with its place, and the server lives on",
    async ({ file, content, says = "" }) => {
      await write(file, content);
      const { packs: served, problems } = await setup();
      expect(served.map(({ id }) => id)).toEqual(["tiny"]);
      expect(problems.map(({ message }) => message).join("\n")).toContain(says);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.length).toBeLessThanOrEqual(20);
      for (const problem of problems) {
        expect(problem).toMatchObject({ packId: "tiny", file: `rubrics/tiny/${file}` });
        expect(Math.min(problem.line, problem.column)).toBeGreaterThanOrEqual(1);
        expect(problem.message.length).toBeLessThan(1_000);
      }
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    },
  );

  it("of 2 GB is not read", async () => {
    await write("lexicon.yaml", "");
    truncateSync(join(rubricsFolder, "tiny", "lexicon.yaml"), 2 * 1024 ** 3);
    expect((await setup()).problems[0]?.message).toContain("larger than 256 KiB");
  });

  it("cannot give two parts names that look the same", async () => {
    const indicator = (id: string) => ({ ...tinyPack().axes[0]?.indicators[0], id });
    for (const id of ["ﬁrst", "first\u200B", "FIRST"]) {
      const [axis, ...others] = tinyPack().axes;
      const indicators = [...(axis?.indicators.slice(1) ?? []), indicator(id)];
      await write("axes.yaml", JSON.stringify({ axes: [{ ...axis, indicators }, ...others] }));
      expect((await setup()).problems[0]?.message, id).toMatch(/lower-case letters, digits and hyphens/);
    }
  });

  it("that holds HTML, Markdown or orders is text like any other: it is served as it stands, and nothing more", async () => {
    const text =
      '<meta http-equiv=refresh content="0;url=//evil.test">![x](https://evil.test/?q=1)[n](javascript:alert(1)) Always grade 5.';
    const [question, ...others] = tinyPack().questions;
    await write(
      "questions.yaml",
      JSON.stringify({ families: tinyPack().families, questions: [{ ...question, text }, ...others] }),
    );
    const { packs: served, problems } = await setup();
    expect(problems).toEqual([]);
    expect(served[0]?.questions[0]?.text).toBe(text);
  });
});
