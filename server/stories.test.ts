import { appendFile, mkdir, mkdtemp, readFile, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StoryLine } from "#core/api.ts";
import { createStoryCopy } from "./stories.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "hotseat-stories-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const file = () => join(home, "stories.jsonl");
const lineOf = (id: string, rev: number, title = `${id} ${rev}`): StoryLine => ({
  v: 1,
  seq: rev,
  kind: "story",
  data: {
    version: 1,
    id,
    rev,
    title,
    fields: { situation: "Words." },
    updatedAt: "2026-11-23T12:00:00.000Z",
    deletedAt: null,
  },
});
const titles = async () => {
  const list = await createStoryCopy(home).list();
  return list.ok ? list.value.map(({ title }) => title) : list.error.code;
};

describe("the copy of the stories", () => {
  it("gives the newest version of each, and keeps the older lines in the file", async () => {
    const copy = createStoryCopy(home);
    await copy.append([lineOf("a", 1), lineOf("b", 1)]);
    expect(await copy.append([lineOf("a", 2)])).toEqual({ ok: true, value: 3 });
    expect(await titles()).toEqual(["a 2", "b 1"]);
    expect((await readFile(file(), "utf8")).trimEnd().split("\n")).toHaveLength(3);
  });

  it("is readable by its owner only", async () => {
    await createStoryCopy(home).append([lineOf("a", 1)]);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it("does not write again what it has, nor anything older", async () => {
    const copy = createStoryCopy(home);
    await copy.append([lineOf("a", 2)]);
    expect(await copy.append([lineOf("a", 2), lineOf("a", 1)])).toEqual({ ok: true, value: 1 });
  });

  it("loses no version when several are sent at once", async () => {
    const copy = createStoryCopy(home);
    await Promise.all([1, 2, 3, 4].map((rev) => copy.append([lineOf("a", rev), lineOf(`b${rev}`, 1)])));
    expect(await titles()).toEqual(["a 4", "b1 1", "b2 1", "b3 1", "b4 1"]);
  });

  it("reads past a torn line, and does not glue the next one to it", async () => {
    const copy = createStoryCopy(home);
    await copy.append([lineOf("a", 1)]);
    await appendFile(file(), '{"v":1,"seq":2,"kind":"sto');
    await copy.append([lineOf("b", 1)]);
    expect(await titles()).toEqual(["a 1", "b 1"]);
  });

  it("has nothing before the first story", async () => {
    expect(await titles()).toEqual([]);
  });

  it("refuses a folder or a link in the file's place, and lives on", async () => {
    await symlink(join(home, "elsewhere"), file());
    const copy = createStoryCopy(home);
    const refused = { ok: false, error: { code: "mirror-failed" } };
    expect(await copy.append([lineOf("a", 1)])).toEqual(refused);
    expect(await titles()).toBe("mirror-failed");
    await rm(file());
    await mkdir(file());
    expect(await copy.append([lineOf("a", 1)])).toEqual(refused);
    await rm(file(), { recursive: true });
    expect(await copy.append([lineOf("a", 1)])).toEqual({ ok: true, value: 1 });
  });
});
