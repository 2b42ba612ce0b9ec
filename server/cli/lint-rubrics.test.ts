import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dump, load } from "js-yaml";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AxesFile } from "#core/setup/pack.ts";

const script = fileURLToPath(new URL("lint-rubrics.ts", import.meta.url));
const shipped = fileURLToPath(new URL("../../rubrics/data-platform-leadership", import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "hotseat-lint-"));
  cpSync(shipped, join(home, "rubrics-copy", "data-platform-leadership"), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function lint(...args: string[]) {
  const env = { ...process.env, HOTSEAT_HOME: join(home, "data"), HOTSEAT_RUBRICS: join(home, "rubrics-copy") };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: "utf8" });
  return { status, stdout, stderr };
}

const lastLineOf = (output: string): string | undefined => output.trimEnd().split("\n").at(-1);

function editAxes(change: (axes: AxesFile) => AxesFile): void {
  const path = join(home, "rubrics-copy", "data-platform-leadership", "axes.yaml");
  writeFileSync(path, dump(change(AxesFile.parse(load(readFileSync(path, "utf8")))), { lineWidth: -1 }));
}
type AxesFile = ReturnType<typeof AxesFile.parse>;

/** Each case starts Node anew, which takes its time on a busy machine. */
describe("npm run lint:rubrics", { timeout: 60_000 }, () => {
  it("is content with the pack that ships, and prints how its examples fare on each axis", () => {
    const { status, stdout } = lint();
    expect(status, stdout).toBe(0);
    for (const axis of ["scale", "reliability", "cost", "ownership", "evolution"]) {
      expect(stdout).toMatch(new RegExp(`${axis} +\\d+ of \\d+ +1 2 3 4`));
    }
    expect(stdout).toMatch(/Agreement \d+\.\d % of \d+/);
    expect(lastLineOf(stdout)).toBe("Passed: 1 pack.");
    expect(stdout).not.toContain("error:");
  });

  it("names what a person disputes and the built-in grader still judges otherwise, and passes all the same", () => {
    const folder = join(home, "data", "examples", "data-platform-leadership");
    mkdirSync(folder, { recursive: true });
    const said = "We cap the queue at 40 thousand events a second, as it is the first to fail.";
    writeFileSync(
      join(folder, "one.txt"),
      `Interviewer: What gives way first at ten times the load?\n\nCandidate: ${said}\n`,
    );
    const indicators = { "scale/growth-considered": "no", "scale/no-such-one": "yes" };
    writeFileSync(join(folder, "labels.json"), JSON.stringify({ "one.txt": { axes: { evolution: 4 }, indicators } }));
    const { status, stdout } = lint("data-platform-leadership");
    expect(status, stdout).toBe(0);
    expect(stdout).toContain("advice: one.txt, evolution: you say 4, the built-in grader null");
    expect(stdout).toContain("advice: one.txt, scale/no-such-one: you say yes, the built-in grader none");
    expect(stdout).toMatch(/\d of 3 judgements in \S+examples\S+ are as labelled there\./);
    writeFileSync(join(folder, "labels.json"), "{ half");
    expect(lint("data-platform-leadership")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("labels.json:1:"),
    });
  });

  it("fails when the table of an axis is turned round, and names the examples", () => {
    editAxes(({ axes }) => ({
      axes: axes.map((axis) =>
        axis.id === "cost" ? { ...axis, levels: { ...axis.levels, 2: axis.levels[4], 4: axis.levels[2] } } : axis,
      ),
    }));
    const { status, stdout } = lint();
    expect(status).toBe(1);
    const example = /error: cost\/anchor 3: 3 expected, (\d) found: “(.+)”/.exec(stdout);
    expect(example?.[2]?.length).toBeGreaterThan(20);
    expect(lastLineOf(stdout)).toMatch(
      /^FAILED\. \S+data-platform-leadership: .*the anchors of cost land on other levels.*\.$/,
    );
  });

  it("fails when the anchors of an axis are turned round", () => {
    editAxes(({ axes }) => ({
      axes: axes.map((axis) =>
        axis.id === "scale" ? { ...axis, anchors: { ...axis.anchors, 1: axis.anchors[4], 4: axis.anchors[1] } } : axis,
      ),
    }));
    const { status, stdout } = lint();
    expect(status).toBe(1);
    expect(stdout).toContain("error: scale/anchor 4: 4 expected");
  });

  it("fails when an anchor of a lens reads as another level", () => {
    const path = join(home, "rubrics-copy", "data-platform-leadership", "lenses.yaml");
    const text = readFileSync(path, "utf8");
    const own = "Nine of fourteen domains took part in it.";
    expect(text).toContain(own);
    writeFileSync(path, text.replace(own, "The domains took part in it."));
    const { status, stdout } = lint();
    expect(stdout).toContain("error: lens:platform-and-people/anchor 2: 2 expected");
    expect(status).toBe(1);
  });

  it("fails for a folder that cannot be a pack by its name", () => {
    cpSync(shipped, join(home, "rubrics-copy", "Bad Name"), { recursive: true });
    const { status, stdout } = lint();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^error: rubrics-copy\/Bad Name: The folder's name cannot name a pack/m);
    expect(lastLineOf(stdout)).toBe("FAILED. rubrics-copy/Bad Name: it is not read as a pack.");
  });

  it("says where a pack is broken, and refuses an id that is not there", () => {
    const path = join(home, "rubrics-copy", "data-platform-leadership", "pack.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("schema: 1", "schema: 7"));
    const broken = lint();
    expect(broken.status).toBe(1);
    expect(broken.stdout).toMatch(/error: \S+pack\.yaml:\d+:9 "schema" must be 1/);
    expect(lastLineOf(broken.stdout)).toMatch(/^FAILED\. \S+data-platform-leadership: its files are broken\.$/);
    expect(lint("nowhere")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: 'lint-rubrics: There is no pack "nowhere".\n',
    });
  });
});
