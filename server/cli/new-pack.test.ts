import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measureExamples } from "#core/grading/lint-examples.ts";
import { lintPack } from "#core/setup/lint.ts";
import { optionalPackFiles, packFiles } from "#core/setup/pack.ts";
import { loadTokeniser, createReaderFor } from "../reader.ts";
import { createPackStore } from "../packs.ts";
import { createReferenceStore } from "../reference.ts";
import { findPackFolders } from "../pack-places.ts";
import { scriptedCandidate } from "./candidates/speakers.ts";
import { reportExamples } from "./lint-report.ts";
import { simulate } from "./simulation.ts";

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

async function made(id: string) {
  const store = createPackStore({ rubricsFolder, dataFolder: home, log: () => undefined });
  const found = (await store.current()).packs.find(({ pack }) => pack.id === id);
  if (found === undefined) throw new Error(`${id} was not made`);
  return found;
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

  it("makes a pack of its own, in which each file begins by telling what it is for", () => {
    newPack("mine");
    const wanted = Object.keys(packFiles).filter((name) => !optionalPackFiles.includes(name));
    const made = readdirSync(join(home, "rubrics", "mine")).filter((name) => name.endsWith(".yaml"));
    expect(made.toSorted()).toEqual(wanted.toSorted());
    for (const name of wanted) {
      const lines = readFileSync(join(home, "rubrics", "mine", name), "utf8").split("\n");
      expect(lines[0]).toBe(`# yaml-language-server: $schema=../schema/${name.replace(".yaml", ".json")}`);
      expect(lines[1], name).toMatch(/^# [A-Z' ]{5,}/);
    }
  });

  it("makes a pack that the linter passes, example by example, and whose page can be rehearsed", async () => {
    newPack("mine");
    const pack = (await made("mine")).pack;
    expect(lintPack(pack)).toEqual([]);
    const report = reportExamples(measureExamples(pack, await loadTokeniser()));
    expect(report.failures).toEqual([]);
    expect(report.lines.filter((line) => /^(?:error|advice):/.test(line))).toEqual([]);
    const findFolders = () => findPackFolders(rubricsFolder, home);
    const { pages, problems } = await createReferenceStore({ findFolders, log: () => undefined }).current();
    expect(problems).toEqual([]);
    expect(pages.filter(({ packId }) => packId === "mine")).toHaveLength(1);
  });

  it("makes a pack that plays a timed drill from its question to the close", async () => {
    newPack("mine");
    const loaded = await made("mine");
    const story =
      "Last winter I ran the night shift, and my job was the hotel's rolls. I forgot the starter, so I called the hotel and " +
      "took the spare one. Since then every batch is weighed before it goes in.";
    const { events, endedBy } = simulate(
      await createReaderFor()(loaded),
      {
        packId: "mine",
        packHash: loaded.hash,
        format: "star",
        level: "em",
        mode: "simulation",
        personaId: "owner",
        minutes: 4,
        seed: 1,
        questionId: null,
      },
      scriptedCandidate([story]),
    );
    const said = events.flatMap((event) => (event.type === "interviewer-turn" ? [event.text] : []));
    expect(said[0]).toContain("90 seconds");
    expect(said.join("\n")).toContain("one mistake of yours");
    expect(said.at(-1)).toContain("We stop here");
    expect(endedBy).toBe("agenda");
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
