import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchFolders } from "./pack-watch.ts";

let root: string;
let watcher: { close(): void };
let changed = Promise.withResolvers<void>();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hotseat-watch-"));
  await mkdir(join(root, "pack", "reference"), { recursive: true });
  await writeFile(join(root, "pack", "reference", "page.md"), "0");
  watcher = watchFolders([root], () => changed.resolve());
});
afterEach(async () => {
  watcher.close();
  await rm(root, { recursive: true, force: true });
});

/** How long it took to be told, in ms. */
async function tellAfter(change: () => Promise<unknown>): Promise<number> {
  changed = Promise.withResolvers();
  const told = changed.promise;
  await change();
  const at = performance.now();
  await told;
  return performance.now() - at;
}
const save = async (name: string, content: string): Promise<void> => {
  await writeFile(`${join(root, name)}.new`, content);
  await rename(`${join(root, name)}.new`, join(root, name));
};

describe("watchFolders", () => {
  it("tells of each save of a page, however often the file is replaced by a new one", async () => {
    const page = join("pack", "reference", "page.md");
    for (let count = 0; count < 10; count += 1) {
      expect(await tellAfter(() => save(page, String(count)))).toBeLessThan(1_000);
    }
  });

  it("follows a folder that comes, and one that is taken away and comes again", async () => {
    const folder = join(root, "another", "reference");
    for (let count = 0; count < 3; count += 1) {
      expect(await tellAfter(() => mkdir(folder, { recursive: true }))).toBeLessThan(1_000);
      expect(await tellAfter(() => writeFile(join(folder, "page.md"), "1"))).toBeLessThan(1_000);
      expect(await tellAfter(() => rm(join(root, "another"), { recursive: true }))).toBeLessThan(1_000);
    }
  });

  it("is not held up by a file that is written on and on", async () => {
    const writing = setInterval(() => void writeFile(join(root, "pack", "log.txt"), "more", { flag: "a" }), 20);
    try {
      expect(await tellAfter(() => save(join("pack", "pack.yaml"), "1"))).toBeLessThan(1_000);
    } finally {
      clearInterval(writing);
    }
  });
});
