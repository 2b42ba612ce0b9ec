import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { realPack } from "../testing/real-pack.ts";
import { optionsToSetup, parseSimulateOptions } from "./simulate-options.ts";

const script = fileURLToPath(new URL("simulate.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "hotseat-simulate-"));
const loaded = await realPack();

const simulate = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
};

function setupFrom(...args: string[]) {
  const options = parseSimulateOptions(args);
  return options.ok ? optionsToSetup(loaded, options.value) : options;
}

describe("simulate, as a command", { timeout: 60_000 }, () => {
  it("prints one JSON document, the same bytes each time", () => {
    const args = ["--format", "loop", "--candidate", "weak", "--seed", "7", "--minutes", "20", "--json"];
    const [first, second] = [simulate(...args), simulate(...args)];
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(first.stdout)).toMatchObject({
      endedBy: "agenda",
      turns: expect.any(Array),
      ledger: expect.any(Array),
    });
    expect(second.stdout).toBe(first.stdout);
  });

  it("prints its usage with --help", () => {
    const { status, stdout, stderr } = simulate("--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const option of ["--candidate", "--answers", "--format", "--level", "--seed", "--json"])
      expect(stdout).toContain(option);
  });

  it("reads answers from a file beside the person, and ends with them", () => {
    writeFileSync(
      join(folder, "answers.txt"),
      "I would begin with the owners.\n---\n\n---\nSkip this question, please.\n",
    );
    const { status, stdout } = simulate("--answers", "answers.txt");
    expect(status).toBe(0);
    expect(stdout).toContain("I would begin with the owners.");
    expect(stdout).toContain("(silence)");
    expect(stdout).toContain("Ended by: candidate");
  });

  it("refuses bad input with exit 2, one line, and nothing on standard output", () => {
    writeFileSync(join(folder, "binary"), Buffer.from([0, 1, 2, 255]));
    writeFileSync(join(folder, "blank.txt"), " \n");
    for (const args of [
      ["--pack", "../.."],
      ["--answers", "missing.txt"],
      ["--answers", "binary"],
      ["--answers", "blank.txt"],
    ]) {
      const { status, stdout, stderr } = simulate(...args);
      expect([args, status, stdout]).toEqual([args, 2, ""]);
      expect(stderr).toMatch(/^simulate: [^\n]+\n$/u);
    }
  });
});

describe("the options of simulate", () => {
  it("take what the pack says where nothing is said", () => {
    expect(setupFrom()).toMatchObject({
      ok: true,
      value: { format: "loop", minutes: 30, seed: 1, level: "em", mode: "simulation", personaId: "bar-raiser" },
    });
    expect(setupFrom("--question", "backfills")).toMatchObject({
      ok: true,
      value: { format: "single", minutes: 8, questionId: "backfills" },
    });
  });

  it("take practice, and leave to be interrupted", () => {
    expect(setupFrom("--mode", "practice", "--redirect")).toMatchObject({
      ok: true,
      value: { mode: "practice", redirectsRamblers: true },
    });
    expect(setupFrom()).not.toHaveProperty("value.redirectsRamblers");
  });

  it("take a story by its title", () => {
    expect(setupFrom("--format", "story", "--story", " The frozen prices ")).toMatchObject({
      ok: true,
      value: { format: "story", questionId: null, story: { id: "story", title: "The frozen prices" } },
    });
    expect(setupFrom("--format", "practice", "--question", "practice-year-backfill")).toMatchObject({
      ok: true,
      value: { format: "practice", questionId: "practice-year-backfill" },
    });
  });

  it.each([
    [["--format", "story"], "--story TITLE"],
    [["--format", "story", "--story", " "], "--story TITLE"],
    [["--format", "story", "--story", "x".repeat(201)], "200"],
    [["--format", "loop", "--story", "A night"], "--format story"],
    [["--format", "story", "--story", "A night", "--question", "backfills"], "one question"],
    [["--format", "design", "--question", "backfills"], "there is: design-platform"],
    [["--format", "weak-spots"], "there is: single, loop"],
    [["--format", "toast"], "There is no format"],
    [["--level", "ceo"], "there is: em, senior-em, director"],
    [["--mode", "dream"], "there is: simulation, practice"],
    [["--persona", "nobody"], "there is: bar-raiser, sceptical-vp"],
    [["--question", "nothing"], "There is no question"],
    [["--format", "loop", "--question", "backfills"], "--format single"],
    [["--candidate", "toString"], "There is no candidate"],
    [["--candidate", "weak", "--answers", "x"], "not both"],
    [["--minutes", "soon"], "--minutes"],
    [["--minutes", "0"], "--minutes"],
    [["--seed", "1.5"], "--seed"],
    [["--seed"], "--seed"],
    [["stray"], "stray"],
    [["--nonsense"], "--nonsense"],
  ])("refuse %j with a line that says what there is", (args, words) => {
    const setup = setupFrom(...args);
    expect(setup).toMatchObject({ ok: false, error: expect.stringContaining(words) });
    if (!setup.ok) expect(setup.error).not.toContain("\n");
  });
});
