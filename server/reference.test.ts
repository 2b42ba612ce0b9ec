import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PrepareReply } from "#core/api.ts";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { createApp } from "./app.ts";
import { packHashOf } from "./pack-hash.ts";
import { findPackFolders } from "./pack-places.ts";
import { createReferenceStore } from "./reference.ts";
import { createTestDeps, withKey } from "./testing/deps.ts";

const fileOf = (id: string, order: number, answer = "an answer") =>
  `---\nid: ${id}\ntitle: Page ${id}\nsummary: What it is for.\norder: ${order}\n---\n\n## One\n\n- **Prompt**: ${answer}\n`;

let root: string;
let log: string[];
const folderOf = (id: string) => ({
  id,
  path: join(root, id),
  shownAs: `rubrics/${id}`,
  ownQuestionsPath: join(root, "questions"),
});
const open = (...ids: string[]) =>
  createReferenceStore({ findFolders: async () => ids.map(folderOf), log: (line) => log.push(line) });
const write = (pack: string, name: string, content: string | Uint8Array) =>
  writeFile(join(root, pack, "reference", name), content);

beforeEach(async () => {
  log = [];
  root = await mkdtemp(join(tmpdir(), "hotseat-reference-"));
  for (const id of ["tiny", "other"]) await mkdir(join(root, id, "reference"), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("the reference pages", () => {
  it("are those of every pack, in their own order, whatever the files are named", async () => {
    await write("tiny", "a.md", fileOf("later", 20));
    await write("tiny", "b.md", fileOf("sooner", 10));
    await write("other", "c.md", fileOf("alone", 5));
    const { pages, problems } = await open("other", "tiny").current();
    expect(pages.map(({ packId, page }) => `${packId}/${page.id}`)).toEqual([
      "other/alone",
      "tiny/sooner",
      "tiny/later",
    ]);
    expect(problems).toEqual([]);
  });

  it("are none where a pack has no such folder, or a link in its place", async () => {
    await rm(join(root, "tiny", "reference"), { recursive: true });
    await write("other", "a.md", fileOf("a", 1));
    await symlink(join(root, "other", "reference"), join(root, "tiny", "reference"));
    expect(await open("tiny", "missing").current()).toEqual({ pages: [], problems: [] });
  });

  it("have what was saved last, and forget a file that is gone", async () => {
    const store = open("tiny");
    await write("tiny", "a.md", fileOf("a", 1));
    await store.current();
    await write("tiny", "a.md", fileOf("a", 1, "a longer answer"));
    expect((await store.current()).pages[0]?.page.sections[0]?.items[0]?.answer).toBe("a longer answer");
    await rm(join(root, "tiny", "reference", "a.md"));
    expect((await store.current()).pages).toEqual([]);
  });
});

describe("a reference file that cannot be used", () => {
  it("is named with its place, once on the terminal, while its last good version serves on", async () => {
    const store = open("tiny");
    await write("tiny", "a.md", fileOf("a", 1));
    await store.current();
    await write("tiny", "a.md", fileOf("a", 1).replace("- **Prompt**: an answer", "- nothing"));
    const { pages, problems } = await store.current();
    expect(pages).toHaveLength(1);
    expect(problems).toMatchObject([{ packId: "tiny", file: "rubrics/tiny/reference/a.md", line: 10, column: 1 }]);
    await store.current();
    expect(log).toEqual([`rubrics/tiny/reference/a.md:10:1 ${problems[0]?.message}`]);
  });

  it("costs its own page only: links, folders, other encodings and sizes are refused", async () => {
    await write("tiny", "good.md", fileOf("good", 1));
    await symlink(join(root, "tiny", "reference", "good.md"), join(root, "tiny", "reference", "link.md"));
    await mkdir(join(root, "tiny", "reference", "folder.md"));
    await write("tiny", "latin.md", new Uint8Array([0x2d, 0xff, 0xfe]));
    await write("tiny", "large.md", "x".repeat(256 * 1024 + 1));
    const { pages, problems } = await open("tiny").current();
    expect(pages.map(({ page }) => page.id)).toEqual(["good"]);
    expect(problems.map(({ file, message }) => `${file.split("/").at(-1)} ${message.slice(0, 22)}`)).toEqual([
      "folder.md This is a link, a fold",
      "large.md The file is larger tha",
      "latin.md The file is not UTF-8:",
      "link.md This is a link, a fold",
    ]);
  });

  it("is told when its id is that of another file", async () => {
    await write("tiny", "a.md", fileOf("same", 1));
    await write("tiny", "b.md", fileOf("same", 2));
    const { pages, problems } = await open("tiny").current();
    expect(pages).toHaveLength(1);
    expect(problems).toMatchObject([{ file: "rubrics/tiny/reference/b.md" }]);
    expect(problems[0]?.message).toContain("rubrics/tiny/reference/a.md");
  });
});

describe("the pages that ship", () => {
  it("can all be read, each in a place of its own", async () => {
    const rubrics = fileURLToPath(new URL("../rubrics", import.meta.url));
    const store = createReferenceStore({ findFolders: () => findPackFolders(rubrics, root), log: () => undefined });
    const { pages, problems } = await store.current();
    expect(problems).toEqual([]);
    expect(pages.length).toBeGreaterThan(0);
    const places = pages.map(({ packId, page }) => `${packId} ${page.order}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe("GET /api/prepare", () => {
  it("gives the pages of packs that can be used, with the name of the pack", async () => {
    await write("tiny", "a.md", fileOf("a", 1));
    await write("other", "b.md", fileOf("b", 1));
    const pack = tinyPack();
    const packs = {
      ...createTestDeps().packs,
      current: async () => ({ packs: [{ hash: packHashOf(pack), pack }], problems: [], places: [] }),
    };
    const app = createApp(createTestDeps({ packs, reference: open("other", "tiny") }));
    const reply = await app.request("http://127.0.0.1:4823/api/prepare", { headers: withKey });
    const { pages } = PrepareReply.parse(await reply.json());
    expect(pages.map(({ packId, packTitle, id }) => ({ packId, packTitle, id }))).toEqual([
      { packId: "tiny", packTitle: pack.title, id: "a" },
    ]);
  });
});
