import { renameSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchFolders } from "./pack-watch.ts";

const quietMs = 150;
let root: string;
let watcher: { close(): void };
let changed = Promise.withResolvers<void>();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hotseat-watch-"));
  await mkdir(join(root, "pack", "reference"), { recursive: true });
  await writeFile(join(root, "pack", "pack.yaml"), "0");
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
/** Past the echoes of the last change, so that the next one is not told by them. */
async function quiet(): Promise<void> {
  let isTold = true;
  while (isTold) {
    changed = Promise.withResolvers();
    isTold = await Promise.race([changed.promise.then(() => true), setTimeout(quietMs, false)]);
  }
}
/** At one go, as an editor's own process does it between two looks of ours. */
function save(name: string, content: string): void {
  writeFileSync(`${join(root, name)}~`, content);
  renameSync(`${join(root, name)}~`, join(root, name));
}

describe("watchFolders", () => {
  it.each([join("pack", "pack.yaml"), join("pack", "reference", "page.md")])(
    "tells of each save of %s, however often the file is replaced by a new one",
    async (file) => {
      for (let count = 0; count < 6; count += 1) {
        expect(await tellAfter(async () => save(file, String(count)))).toBeLessThan(1_000);
        await quiet();
      }
    },
  );

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
      expect(await tellAfter(async () => save(join("pack", "pack.yaml"), "1"))).toBeLessThan(1_000);
    } finally {
      clearInterval(writing);
    }
  });
});
