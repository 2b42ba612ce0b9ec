import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PackFileName } from "#core/setup/pack.ts";
import { tinyPack } from "#core/testing/tiny-pack.ts";
import { packHashOf } from "./pack-hash.ts";
import { createPackStore, type WatchedPackStore } from "./packs.ts";
import { editPackFile, writePack } from "./testing/pack-files.ts";

let rubricsFolder: string;
let dataFolder: string;
let logged: string[];
let store: WatchedPackStore;
let root: string;

const openStore = (log = (line: string): void => void logged.push(line)): WatchedPackStore =>
  createPackStore({ rubricsFolder, dataFolder, log });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hotseat-packs-"));
  rubricsFolder = join(root, "rubrics");
  dataFolder = join(root, "data");
  logged = [];
  await writePack(rubricsFolder, tinyPack());
  store = openStore();
});
afterEach(async () => {
  store.close();
  await rm(root, { recursive: true, force: true });
});

const edit = (name: PackFileName, from: string, to: string): Promise<void> =>
  editPackFile(rubricsFolder, "tiny", name, from, to);
const write = (name: string, content: string | Buffer): Promise<void> =>
  writeFile(join(rubricsFolder, "tiny", name), content);
const titles = async (): Promise<string[]> => (await store.current()).packs.map(({ pack }) => pack.title);
const onlyProblem = async () => {
  const { problems } = await store.current();
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe("current", () => {
  it("joins the files of a folder into one pack, named by the hash of its contents", async () => {
    const { packs, problems } = await store.current();
    expect(problems).toEqual([]);
    expect(packs).toEqual([{ hash: packHashOf(tinyPack()), pack: tinyPack() }]);
  });

  it("gives the same contents the same hash, in whatever order they are written", () => {
    expect(packHashOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(packHashOf({ b: [{ d: 3, c: 2 }], a: 1 }));
    expect(packHashOf({ a: [1, 2] })).not.toBe(packHashOf({ a: [2, 1] }));
  });

  it("has a changed file the next time it is asked", async () => {
    await store.current();
    await edit("pack.yaml", "Tiny pack", "Tiny pick");
    expect(await titles()).toEqual(["Tiny pick"]);
    expect(logged).toEqual(["rubrics/tiny: the changed files are in use."]);
  });

  it("goes on with the last good version when a file breaks, and with the mended one after that", async () => {
    await store.current();
    await edit("pack.yaml", "title: Tiny pack", "title: Tiny: pack");
    expect(await titles()).toEqual(["Tiny pack"]);
    await edit("pack.yaml", "title: Tiny: pack", "title: Mended pack");
    expect((await store.current()).problems).toEqual([]);
    expect(await titles()).toEqual(["Mended pack"]);
  });

  it("goes on with the last good version even after a restart", async () => {
    await store.current();
    await edit("pack.yaml", "Tiny pack", "Second pack");
    await store.current();
    await edit("pack.yaml", "schema: 1", "schema: 9");
    store = openStore();
    expect(await titles()).toEqual(["Second pack"]);
  });

  it("never takes what a page gave back for the last good version", async () => {
    const old = tinyPack({ title: "Old pack" });
    await store.current();
    await store.adopt(packHashOf(old), old);
    await edit("pack.yaml", "schema: 1", "schema: 9");
    store = openStore();
    expect(await titles()).toEqual(["Tiny pack"]);
  });

  it("says what is wrong once, however often it is asked", async () => {
    await edit("pack.yaml", "schema: 1", "schema: 9");
    await store.current();
    await store.current();
    await write("notes.txt", "nothing of a pack");
    await store.current();
    expect(logged).toEqual([
      'rubrics/tiny/pack.yaml:1:9 "schema" must be 1.',
      "That pack cannot be used until this is mended.",
    ]);
  });

  it("says of a second problem no more than what is new", async () => {
    await store.current();
    await edit("pack.yaml", "schema: 1", "schema: 9");
    await store.current();
    await edit("lexicon.yaml", "  - Kafka", "  - 7");
    await store.current();
    expect(logged.filter((line) => line.includes("pack.yaml"))).toHaveLength(1);
    expect(logged.filter((line) => line.includes("lexicon.yaml"))).toHaveLength(1);
  });

  it("leaves a pack out that was taken away, and folders that are none", async () => {
    await writePack(rubricsFolder, tinyPack({ id: "other", title: "Other pack" }));
    expect(await titles()).toEqual(["Other pack", "Tiny pack"]);
    await cp(join(rubricsFolder, "other"), join(rubricsFolder, "other-copy"), { recursive: true });
    await rm(join(rubricsFolder, "other"), { recursive: true });
    await mkdir(join(rubricsFolder, "schema"));
    await rename(join(rubricsFolder, "other-copy"), join(rubricsFolder, "Not An Id"));
    await symlink(join(rubricsFolder, "tiny"), join(rubricsFolder, "linked"));
    expect(await titles()).toEqual(["Tiny pack"]);
  });

  it("has none where there is no folder", async () => {
    await rm(rubricsFolder, { recursive: true });
    expect(await store.current()).toEqual({ packs: [], problems: [], places: [] });
  });

  it("serves on when the data folder cannot be written", async () => {
    await writeFile(dataFolder, "a file where the folder should be");
    expect(await titles()).toEqual(["Tiny pack"]);
    expect(logged[0]).toContain("this version could not be kept");
  });
});

describe("versions", () => {
  it("stay for the sessions that began with them, also after a restart", async () => {
    const first = packHashOf(tinyPack());
    await store.current();
    await edit("pack.yaml", "Tiny pack", "Second pack");
    await store.current();
    for (const opened of [store, openStore()]) {
      const found = await opened.byHash(first);
      expect(found.ok && found.value.pack.title).toBe("Tiny pack");
    }
    const [file] = (await readdir(join(dataFolder, "packs-by-hash"))).filter((name) => name.startsWith(first));
    expect((await stat(join(dataFolder, "packs-by-hash", file ?? ""))).mode & 0o777).toBe(0o600);
  });

  it.each(["", "x", "0".repeat(64), "../secret", `${"0".repeat(64)}/..`, "__proto__"])(
    "has none for %j",
    async (hash) => {
      expect(await store.byHash(hash)).toEqual({ ok: false, error: { code: "pack-unknown" } });
    },
  );

  it("does not take a kept file that was changed for the one it was", async () => {
    await store.current();
    const hash = packHashOf(tinyPack());
    const path = join(dataFolder, "packs-by-hash", `${hash}.json`);
    await writeFile(path, (await readFile(path, "utf8")).replace("Tiny pack", "Other pack"));
    await rm(rubricsFolder, { recursive: true });
    expect(await openStore().byHash(hash)).toEqual({ ok: false, error: { code: "pack-unknown" } });
  });

  it("finds one whose folder it has not read yet", async () => {
    const found = await store.byHash(packHashOf(tinyPack()));
    expect(found.ok && found.value.pack.id).toBe("tiny");
  });
});

describe("adopt", () => {
  it("takes a version that a page kept, and has it after a restart", async () => {
    const pack = tinyPack({ title: "From the page" });
    const sent: unknown = JSON.parse(JSON.stringify(pack));
    expect((await store.adopt(packHashOf(pack), sent)).ok).toBe(true);
    const found = await openStore().byHash(packHashOf(pack));
    expect(found.ok && found.value.pack.title).toBe("From the page");
  });

  it.each([
    ["another pack", { ...tinyPack(), title: "Another" }],
    ["a key more", { ...tinyPack(), baseUrl: "http://evil.test" }],
    ["nothing", null],
    ["a list", []],
    ["deep nesting", JSON.parse("[".repeat(50_000) + "]".repeat(50_000))],
    ["a pack without questions", { ...tinyPack(), questions: [] }],
  ])("does not take %s by that hash", async (_name, sent) => {
    const refused = await store.adopt(packHashOf(tinyPack()), sent);
    expect(refused).toMatchObject({ ok: false, error: { code: "bad-request" } });
    expect(await readdir(dataFolder).catch(() => [])).toEqual([]);
  });

  it("does not take a pack whose names lead nowhere", async () => {
    const pack = tinyPack();
    const broken = { ...pack, formats: pack.formats.map((format) => ({ ...format, mustAsk: ["nowhere"] })) };
    expect(await store.adopt(packHashOf(broken), broken)).toMatchObject({ ok: false, error: { code: "bad-request" } });
  });
});

describe("watch", () => {
  it("says on the terminal what was just broken, unasked", { timeout: 10_000 }, async () => {
    const said = Promise.withResolvers<string>();
    store = openStore((line) => said.resolve(line));
    await store.watch();
    await edit("pack.yaml", "schema: 1", "schema: 9");
    const saved = performance.now();
    expect(await said.promise).toBe('rubrics/tiny/pack.yaml:1:9 "schema" must be 1.');
    expect(performance.now() - saved).toBeLessThan(1_000);
  });
});

describe("subscribe", () => {
  const nextChange = (): Promise<void> =>
    new Promise((resolve) => {
      const unsubscribe = store.subscribe(() => {
        unsubscribe();
        resolve();
      });
    });

  it("tells of a change, of a break and of the mending, and of nothing else", async () => {
    let told = 0;
    await store.current();
    const unsubscribe = store.subscribe(() => void (told += 1));
    await store.current();
    await write("notes.txt", "nothing of a pack");
    await store.current();
    expect(told).toBe(0);
    await edit("pack.yaml", "Tiny pack", "Tiny pick");
    await store.current();
    await edit("pack.yaml", "schema: 1", "schema: 9");
    await store.current();
    await edit("pack.yaml", "schema: 9", "schema: 1");
    await store.current();
    expect(told).toBe(3);
    unsubscribe();
    await edit("pack.yaml", "Tiny pick", "Tiny pock");
    await store.current();
    expect(told).toBe(3);
  });

  it("tells of a page to rehearse that was written or edited, too", async () => {
    await store.current();
    let told = 0;
    store.subscribe(() => void (told += 1));
    await mkdir(join(rubricsFolder, "tiny", "reference"));
    await write(join("reference", "page.md"), "one");
    await store.current();
    expect(told).toBe(1);
    await store.current();
    expect(told).toBe(1);
    await write(join("reference", "page.md"), "another");
    await store.current();
    expect(told).toBe(2);
    expect(logged).toEqual([]);
  });

  it("tells within a second of saving, also when the editor renames a new file over the old one", async () => {
    await store.watch();
    const path = join(rubricsFolder, "tiny", "pack.yaml");
    for (const title of ["Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh"]) {
      const changed = nextChange();
      const savedAt = performance.now();
      await writeFile(
        `${path}.new`,
        (await readFile(path, "utf8")).replace(/title: .* pack|title: \w+$/m, `title: ${title}`),
      );
      await rename(`${path}.new`, path);
      await changed;
      expect(performance.now() - savedAt).toBeLessThan(1_000);
      expect(await titles()).toEqual([title]);
    }
  });

  it("looks by itself while a page listens, as where the system tells nothing of a change", async () => {
    rubricsFolder = join(root, "mounted-later");
    store = openStore();
    await store.watch();
    const changed = nextChange();
    await writePack(rubricsFolder, tinyPack({ title: "Mounted" }));
    const writtenAt = performance.now();
    await changed;
    expect(performance.now() - writtenAt).toBeLessThan(1_000);
    expect(await titles()).toContain("Mounted");
  });

  it("has a pack of the data folder, in place of the shipped one of the same id", async () => {
    await store.watch();
    const changed = nextChange();
    await writePack(join(dataFolder, "rubrics"), tinyPack({ title: "My own" }));
    await changed;
    const { packs, places } = await store.current();
    expect(packs.map(({ pack }) => pack.title)).toEqual(["My own"]);
    expect(places).toEqual([
      {
        packId: "tiny",
        folder: join(dataFolder, "rubrics", "tiny"),
        isOwn: true,
        replacesShipped: true,
        ownQuestionsFile: null,
      },
    ]);
  });
});

describe("own questions", () => {
  const draft = {
    packId: "tiny",
    title: "The visit",
    text: "What would you ask first?",
    family: "second",
    axes: ["cost" as const],
  };

  it("are added to a file of the data folder and asked with the pack's own", async () => {
    const before = (await store.current()).packs[0]?.hash;
    const added = await Promise.all([
      store.addQuestion("tiny", draft),
      store.addQuestion("tiny", { ...draft, title: "The visit!" }),
    ]);
    expect(added.map((one) => one.ok && one.value)).toEqual(["own-the-visit", "own-the-visit-2"]);
    const { packs, places } = await store.current();
    expect(packs[0]?.pack.questions.map(({ id }) => id)).toEqual(["alpha", "beta", "own-the-visit", "own-the-visit-2"]);
    expect(packs[0]?.hash).not.toBe(before);
    expect(places[0]?.ownQuestionsFile).toBe(join(dataFolder, "questions", "tiny.yaml"));
    const hash = packs[0]?.hash ?? "";
    store = openStore();
    expect((await store.byHash(hash)).ok).toBe(true);
  });

  it("that a person broke have a place like any other file, and the last good version serves on", async () => {
    await store.addQuestion("tiny", draft);
    await store.current();
    const path = join(dataFolder, "questions", "tiny.yaml");
    await writeFile(path, (await readFile(path, "utf8")).replace('"second"', "nowhere"));
    expect(await onlyProblem()).toMatchObject({ file: path, line: 7, column: 13 });
    expect((await store.current()).packs[0]?.pack.questions).toHaveLength(3);
  });

  it("are refused under a title that the pack or another own question has", async () => {
    await store.addQuestion("tiny", draft);
    const packTitle = tinyPack().questions[0]?.title ?? "";
    for (const title of ["the visit ", packTitle]) {
      expect(await store.addQuestion("tiny", { ...draft, title }), title).toMatchObject({
        error: { code: "bad-request", detail: expect.stringContaining("give this one another title") },
      });
    }
  });

  it("are refused for a family or a pack that is not there", async () => {
    expect(await store.addQuestion("tiny", { ...draft, family: "none" })).toMatchObject({
      error: { code: "bad-request" },
    });
    expect(await store.addQuestion("none", draft)).toMatchObject({ error: { code: "pack-unknown" } });
  });
});
