import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPromptStore, type PromptStore } from "./prompts.ts";

const shipped = fileURLToPath(new URL("../prompts", import.meta.url));
let folder: string;
let lines: string[];
let store: PromptStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hotseat-prompts-"));
  await cp(shipped, folder, { recursive: true });
  lines = [];
  store = createPromptStore({ folder, log: (line) => void lines.push(line) });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileOf = (name: string) => join(folder, "interviewer", `${name}.md`);
const change = async (name: string, from: string | RegExp, to: string) =>
  writeFile(fileOf(name), (await readFile(fileOf(name), "utf8")).replace(from, to));
const hashNow = async () => {
  const loaded = await store.interviewer();
  return loaded.ok ? loaded.value.hash : loaded.error.code;
};

describe("the prompts that ship", () => {
  it("are read, and named by a hash that only their words change", async () => {
    const hash = await hashNow();
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(await createPromptStore({ folder: shipped, log: () => undefined }).interviewer()).toMatchObject({
      value: { hash },
    });
    expect(lines).toEqual([]);
  });

  it("are read again when a file was saved", async () => {
    const before = await hashNow();
    await change("stance", "No praise", "Never any praise");
    const loaded = await store.interviewer();
    expect(loaded).toMatchObject({ value: { prompts: { stance: expect.stringContaining("Never any praise") } } });
    expect(await hashNow()).not.toBe(before);
  });
});

describe("a broken prompt file", () => {
  it.each([
    ["stance", /^---/u, "", "stance.md:1 The file must begin with front matter"],
    ["stance", "id: stance", "id: other", "stance.md:2 The id must be stance."],
    ["turn", "version: 1", "version: one", "turn.md:2 The version must be a whole number."],
    ["turn", /inputs:.*/u, "inputs: talk", "turn.md:2 The inputs must be: situation,"],
    ["turn", "{planned}", "", "turn.md:6 The prompt has no place for {planned}."],
    ["stance", "{persona}", "{persona} {points}", "stance.md:8 There is no input {points} here."],
    ["moves", /\| probe .*/u, "", "moves.md:1 The table has no row for probe."],
  ])("is one line that names %s, and the last good prompts serve on", async (name, from, to, line) => {
    const good = await hashNow();
    await change(name, from, to);
    expect(await hashNow()).toBe(good);
    expect(await hashNow()).toBe(good);
    expect(lines).toEqual([expect.stringContaining(`prompts/interviewer/${line}`)]);
  });

  it("is told once more after it was mended and broken again", async () => {
    await hashNow();
    await change("again", "{rules}", "{rulez}");
    await hashNow();
    await change("again", "{rulez}", "{rules}");
    await hashNow();
    await change("again", "{rules}", "{rulez}");
    await hashNow();
    expect(lines).toHaveLength(2);
  });

  it("leaves none to serve where there never was a good one", async () => {
    await rm(fileOf("turn"));
    expect(await hashNow()).toBe("internal");
    expect(lines[0]).toContain("turn.md:1 The file is not there");
  });

  it("is not followed where it is a link", async () => {
    await rm(fileOf("stance"));
    await symlink("/etc/hostname", fileOf("stance"));
    expect(await hashNow()).toBe("internal");
    expect(lines[0]).toContain("This is a link");
  });
});
