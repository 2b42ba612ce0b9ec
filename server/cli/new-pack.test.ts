import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPackStore } from "../packs.ts";

const script = fileURLToPath(new URL("new-pack.ts", import.meta.url));
const rubricsFolder = fileURLToPath(new URL("../../rubrics", import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "hotseat-new-pack-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function newPack(...args: string[]) {
  const env = { ...process.env, HOTSEAT_HOME: home, HOTSEAT_RUBRICS: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Each case starts Node anew, which takes its time on a busy machine. */
describe("npm run new-pack", { timeout: 60_000 }, () => {
  it("makes a whole pack in the data folder, which the app serves beside the shipped ones", async () => {
    const folder = join(home, "rubrics", "my-own-pack");
    const { status, stdout } = newPack("my-own-pack");
    expect(status).toBe(0);
    expect(stdout.split("\n")[0]).toBe(folder);
    expect(readFileSync(join(folder, "axes.yaml"), "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\/axes\.json/,
    );
    expect(existsSync(join(home, "rubrics", "schema", "axes.json"))).toBe(true);
    const store = createPackStore({ rubricsFolder, dataFolder: home, log: () => undefined });
    const { packs, problems, places } = await store.current();
    expect(problems).toEqual([]);
    expect(packs.find(({ pack }) => pack.id === "my-own-pack")?.pack.title).toBe("My own pack");
    expect(places.find(({ packId }) => packId === "my-own-pack")).toMatchObject({
      isOwn: true,
      replacesShipped: false,
    });
  });

  it.each(["../escape", "Big", "a b", "", "-x", "x".repeat(65)])("refuses %j as an id", (id) => {
    expect(newPack(id)).toMatchObject({ status: 2, stdout: "" });
    expect(existsSync(join(home, "rubrics"))).toBe(false);
  });

  it("prints its usage with --help", () => {
    expect(newPack("--help")).toEqual({ status: 0, stdout: "Usage: npm run new-pack -- ID\n", stderr: "" });
  });

  it("never writes over a pack, be it a person's own or one that ships", () => {
    newPack("mine");
    expect(newPack("mine")).toMatchObject({ status: 2, stdout: "" });
    expect(newPack("data-platform-leadership").stderr).toContain("There is already a pack");
  });
});
