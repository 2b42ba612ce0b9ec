import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PackFileName } from "#core/setup/pack.ts";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { createPackStore, type WatchedPackStore } from "./packs.ts";
import { editPackFile, writePack } from "./testing/pack-files.ts";

let rubricsFolder: string;
let dataFolder: string;
let logged: string[];
let store: WatchedPackStore;
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hotseat-packs-"));
  rubricsFolder = join(root, "rubrics");
  dataFolder = join(root, "data");
  logged = [];
  await writePack(rubricsFolder, tinyPack());
  store = createPackStore({ rubricsFolder, dataFolder, log: (line) => void logged.push(line) });
});
afterEach(async () => {
  store.close();
  await rm(root, { recursive: true, force: true });
});

const edit = (name: PackFileName, from: string, to: string): Promise<void> =>
  editPackFile(rubricsFolder, "tiny", name, from, to);
const write = (name: string, content: string | Buffer): Promise<void> =>
  writeFile(join(rubricsFolder, "tiny", name), content);
const placeOf = async (name: PackFileName, text: string): Promise<{ line: number; column: number }> => {
  const before = (await readFile(join(rubricsFolder, "tiny", name), "utf8")).split(text)[0] ?? "";
  const lines = before.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
};
const titles = async (): Promise<string[]> => (await store.current()).packs.map(({ pack }) => pack.title);
const onlyProblem = async () => {
  const { problems } = await store.current();
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe("a folder that is no pack", () => {
  const strays = async () => (await store.current()).problems;

  it("is told, when it holds a pack under a name that no pack can have", async () => {
    await cp(join(rubricsFolder, "tiny"), join(rubricsFolder, "Bad Name"), { recursive: true });
    expect(await strays()).toEqual([
      {
        packId: "Bad Name",
        file: "rubrics/Bad Name",
        line: 1,
        column: 1,
        message: expect.stringMatching(/cannot name a pack.*"bad-name"/),
      },
    ]);
    await store.current();
    expect(logged.filter((line) => line.includes("Bad Name"))).toHaveLength(1);
    await rename(join(rubricsFolder, "Bad Name"), join(rubricsFolder, "bad-name"));
    expect((await strays())[0]?.message).toContain('"id" must be bad-name');
  });

  it("is told, when its YAML files are none of a pack's, and when it is a link", async () => {
    await mkdir(join(rubricsFolder, "mine"));
    await writeFile(join(rubricsFolder, "mine", "pack.yml"), "schema: 1\n");
    await symlink(join(rubricsFolder, "tiny"), join(rubricsFolder, "linked"));
    expect((await strays()).map(({ file, message }) => `${file} ${message}`)).toEqual([
      expect.stringMatching(/^rubrics\/linked .*link/),
      expect.stringMatching(/^rubrics\/mine .*pack\.yaml/),
    ]);
    expect(await titles()).toEqual(["Tiny pack"]);
  });

  it("is told in the data folder as well, and to a page that listens", async () => {
    await store.current();
    let told = 0;
    store.subscribe(() => void (told += 1));
    await mkdir(join(dataFolder, "rubrics", "Mine"), { recursive: true });
    await writeFile(join(dataFolder, "rubrics", "Mine", "pack.yaml"), "");
    expect((await strays())[0]?.file).toBe(join(dataFolder, "rubrics", "Mine"));
    expect(told).toBe(1);
  });

  it("is no business of ours when it is hidden or holds no YAML", async () => {
    await mkdir(join(rubricsFolder, "empty"));
    await mkdir(join(rubricsFolder, "Old Pictures"));
    await writeFile(join(rubricsFolder, "Old Pictures", "one.png"), "");
    await cp(join(rubricsFolder, "tiny"), join(rubricsFolder, ".kept"), { recursive: true });
    expect(await strays()).toEqual([]);
  });
});

describe("a problem", () => {
  it("of the YAML has its place and says what to write", async () => {
    await edit("pack.yaml", "title: Tiny pack", "title: Tiny: pack");
    const { line } = await placeOf("pack.yaml", ": pack");
    const problem = await onlyProblem();
    expect(problem).toMatchObject({ packId: "tiny", file: "rubrics/tiny/pack.yaml", line });
    expect(problem?.message).toContain("put quotes around a text that holds a colon");
  });

  it("of a key that nobody knows is at the key", async () => {
    await edit("pack.yaml", "summary:", "sumary: x\nsummary:");
    expect(await onlyProblem()).toMatchObject({
      ...(await placeOf("pack.yaml", "sumary")),
      message: '"sumary" is not known here: take it out, or mend its spelling.',
    });
  });

  it("of a missing key is at the group that lacks it", async () => {
    await edit("questions.yaml", "    family: ", "    familie: ");
    const { problems } = await store.current();
    expect(problems.map(({ message }) => message)).toEqual([
      '"family" is missing: add it with a text.',
      '"familie" is not known here: take it out, or mend its spelling.',
    ]);
    expect(problems[0]).toMatchObject(await placeOf("questions.yaml", `id: ${tinyPack().questions[0]?.id}`));
    expect(problems[1]).toMatchObject(await placeOf("questions.yaml", "familie: "));
  });

  it.each([
    ["formats.yaml", "minutes: 20", "minutes: twenty", "twenty", '"minutes" must be a number.'],
    ["formats.yaml", "minutes: 20", "minutes: 20.5", "20.5", '"minutes" must be a whole number.'],
    ["formats.yaml", "minutes: 20", "minutes: 900", "900", '"minutes" takes a number of at most 120.'],
    [
      "formats.yaml",
      "id: loop",
      "id: lop",
      "lop",
      '"id" must be one of loop, single, opener, star, design, cost, practice, story, weak-spots.',
    ],
    ["pack.yaml", "minimumWords: 5", "minimumWords: .nan", ".nan", '"minimumWords" must be a number.'],
    ["pack.yaml", "title: Tiny pack", "title: ''", "''", '"title" must not be empty.'],
    ["pack.yaml", "title: Tiny pack", "title:", "title:", '"title" must be a text.'],
    [
      "pack.yaml",
      "id: tiny",
      "id: ../../etc/passwd",
      "../../etc",
      '"id": use lower-case letters, digits and hyphens, 64 at most.',
    ],
    ["pack.yaml", "id: tiny", "id: other", "other", '"id" must be tiny, as the folder is named.'],
    ["lexicon.yaml", "  - Kafka", "  - 7", "7", "Entry 1 must be a text."],
    [
      "questions.yaml",
      "    axes:\n      - scale\n      - cost",
      "    axes: scale and cost",
      "scale and cost",
      '"axes" must be a list: one line for each entry, beginning with a hyphen.',
    ],
  ] as const)("of %s: %s → %s is found", async (name, from, to, at, message) => {
    await edit(name, from, to);
    const problem = await onlyProblem();
    const place = await placeOf(name, at);
    expect(problem).toMatchObject({ line: place.line, message });
  });

  it("of a name that leads nowhere is at that name", async () => {
    await edit("formats.yaml", "mustAsk: []", "mustAsk:\n      - nowhere");
    const { problems } = await store.current();
    expect(problems[0]).toMatchObject({
      file: "rubrics/tiny/formats.yaml",
      ...(await placeOf("formats.yaml", "nowhere")),
    });
  });

  it.each([
    ["an alias bomb", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "references"],
    ["a loop", "a: &a [*a]\n", "references"],
    ["deep nesting", "[".repeat(5_000), "nested too deeply"],
    [
      "deep blocks",
      Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      "nested too deeply",
    ],
    ["a tag", "a: !!js/function 'x'\n", "Take the tag"],
    ["a binary tag", "a: !!binary aGk=\n", "Take the tag"],
    ["a key twice", "schema: 1\nschema: 1\n", "there twice"],
    ["tabs", "a:\n\tb: 1\n", "a tab may not stand here"],
    ["two documents", "a: 1\n---\nb: 1\n", "one document"],
    ["nothing", "", "The file is empty"],
    ["a null byte", "a: \0\n", "plain UTF-8"],
    ["half a save", 'schema: 1\ntitle: "Ti', "Close the quotes"],
    ["a quote in quotes", 'title: "He said "no" twice"\n', 'Write \\" for a quote inside double quotes'],
    ["a quote in quotes at the end", 'tools:\n  - "He said "no""\n', 'Write \\" for a quote inside double quotes'],
    ["a quote in quotes in brackets", 'tools: [{ a: "x "y" z" }]\n', 'Write \\" for a quote inside double quotes'],
    ["an apostrophe in quotes", "tools: ['it's', b]\n", "Write '' (twice) for an apostrophe"],
    ["a bracket that is closed by another", "tools: [x}\n", "Put a comma between two entries, or close the bracket"],
    ["a bracket that stays open", "tools: [x, y\nreasons: []\n", "Close the brackets or quotes above this line"],
    ["a comma too many", "tools: [a,,b]\n", "Take this comma out"],
    ["a merge key", "<<: {a: 1}\n", '"<<" is not known here'],
    ["a prototype", "__proto__: {polluted: 1}\n", '"__proto__" is not known here'],
    ["a list", "- 1\n", "The file must be a group of keys"],
    ["a scalar", "hello\n", "The file must be a group of keys"],
    ["many keys", Array.from({ length: 11_000 }, (_, key) => `k${key}: 1`).join("\n"), "is not known here"],
    ["too many", Array.from({ length: 13_000 }, (_, key) => `k${key}: 1`).join("\n"), "than a pack can have"],
  ])("of a file that holds %s ends in a sentence", async (_name, content, sentence) => {
    await store.current();
    await write("lexicon.yaml", content);
    const { packs, problems } = await store.current();
    expect(problems.map(({ message }) => message).join("\n")).toContain(sentence);
    expect(problems.length).toBeLessThanOrEqual(20);
    for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    expect(packs).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("of a file in Windows' manner is at the right place, too", async () => {
    const path = join(rubricsFolder, "tiny", "pack.yaml");
    const text = (await readFile(path, "utf8")).replaceAll("\n", "\r\n");
    await writeFile(path, `\uFEFF${text}`);
    expect((await store.current()).problems).toEqual([]);
    await edit("pack.yaml", "minimumWords: 5", "minimumWords: five");
    expect(await onlyProblem()).toMatchObject({ line: (await placeOf("pack.yaml", "five")).line, column: 15 });
  });

  it("of a file that is none ends in a sentence, and nothing waits for it", async () => {
    const path = join(rubricsFolder, "tiny", "lexicon.yaml");
    const messageOf = async () => (await onlyProblem())?.message;
    await rename(path, join(rubricsFolder, "tiny", "outside.yaml"));
    expect(await messageOf()).toContain("The file is missing");
    await symlink("/dev/zero", path);
    expect(await messageOf()).toContain("put a plain file here");
    await rm(path);
    await rename(join(rubricsFolder, "tiny", "outside.yaml"), join(root, "outside.yaml"));
    await symlink(join(root, "outside.yaml"), path);
    expect(await messageOf()).toContain("put a plain file here");
    await rm(path);
    execFileSync("mkfifo", [path]);
    expect(await messageOf()).toContain("put a plain file here");
    await rm(path);
    await write("lexicon.yaml", Buffer.alloc(256 * 1024 + 1, "#"));
    expect(await messageOf()).toContain("larger than 256 KiB");
    await write("lexicon.yaml", Buffer.from([0x74, 0x3a, 0x20, 0xe4]));
    expect(await messageOf()).toContain("not UTF-8");
    await write("lexicon.yaml", Buffer.from("tools: [x]", "utf16le"));
    expect((await onlyProblem())?.message).toMatch(/UTF-8/);
  });
});
