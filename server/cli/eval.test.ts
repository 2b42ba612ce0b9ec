import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dump } from "js-yaml";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { Grade } from "#core/grading/grade.ts";

const fixtures = fileURLToPath(new URL("__fixtures__", import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "hotseat-eval-"));
  mkdirSync(join(home, "set"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Runs a command as npm does: from another folder, with `INIT_CWD` where the person stands. */
function run(script: string, args: readonly string[]) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, INIT_CWD: home, HOTSEAT_HOME: join(home, "data") },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
const evaluate = (...args: string[]) => run("eval.ts", args);

/** What a refusal must be: exit 2, nothing on standard output, and one line, with these words in it. */
const refused = (words: string) => [2, "", 1, expect.stringContaining(words)];
function outcome(...args: string[]) {
  const { status, stdout, stderr } = evaluate(...args);
  return [status, stdout, stderr.trimEnd().split("\n").length, stderr];
}

const put = (name: string, content: string): void => writeFileSync(join(home, "set", name), content);
const putLabels = (labels: unknown): void => put("labels.json", JSON.stringify(labels));
const putTranscripts = (...names: string[]): void => {
  for (const name of names) copyFileSync(join(fixtures, name), join(home, "set", name));
};

const figure = z.nullable(z.number());
const interval = z.nullable(z.tuple([z.number(), z.number()]));
const confusion = z.record(z.string(), z.record(z.string(), z.number()));
/** The contract, and what stands beside it. */
const Report = z.object({
  files: z.number(),
  half: z.string(),
  axes: z.record(
    z.string(),
    z.object({
      qwk: figure,
      qwkLengthOnly: figure,
      nullAgreement: figure,
      n: z.number(),
      intervals: z.object({ qwk: interval, qwkLengthOnly: interval }),
      confusion,
    }),
  ),
  redFlags: z.record(z.string(), z.object({ precision: figure, recall: figure, n: z.number(), raised: z.number() })),
  decision: z.object({ qwk: figure, n: z.number(), confusion }),
  pairs: z.record(z.string(), z.object({ n: z.number(), presentRaised: z.number(), absentQuiet: z.number() })),
  unlabelled: z.array(z.string()),
});
function report(...args: string[]) {
  const { status, stdout, stderr } = evaluate("--set", "set", "--json", ...args);
  expect([status, stderr]).toEqual([0, ""]);
  return Report.parse(JSON.parse(stdout));
}

const rankByDecision = { "no-hire": 1, "lean-no-hire": 2, "lean-hire": 3, hire: 3, "strong-hire": 4 } as const;

/** The label that a person would give who agrees with the grader in everything. */
function agreeingLabel(name: string, level: string) {
  const { axes, redFlags, decision } = Grade.parse(
    JSON.parse(run("grade.ts", [join("set", name), "--level", level, "--json"]).stdout),
  );
  return {
    axes: Object.fromEntries(axes.map((axis) => [axis.id, axis.level])),
    redFlags: redFlags.filter(({ verdict }) => verdict === "present").map(({ id }) => id),
    overall: decision === null ? null : rankByDecision[decision],
    level,
  };
}

const pairs = '- { name: a, opening: "How?", present: "So.", absent: "Thus." }\n';

/** Each case starts Node anew, which takes its time on a busy machine. */
describe("npm run eval", { timeout: 60_000 }, () => {
  it("prints its usage with --help", () =>
    expect(evaluate("--help")).toEqual({ status: 0, stdout: expect.stringMatching(/^Usage: /u), stderr: "" }));

  it("finds full agreement with labels that say what the grader says, at the level of each label", () => {
    const levels = { "strong-plain.txt": "director", "hero.txt": "em", "mid.txt": "em", "weak.txt": "senior-em" };
    putTranscripts(...Object.keys(levels));
    putLabels(Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, agreeingLabel(name, level)])));
    const { files, axes, redFlags, decision } = report();
    expect(files).toBe(4);
    for (const { qwk, nullAgreement } of Object.values(axes)) expect([qwk ?? 1, nullAgreement]).toEqual([1, 1]);
    for (const { precision, recall } of Object.values(redFlags)) expect([precision ?? 1, recall ?? 1]).toEqual([1, 1]);
    expect(decision).toMatchObject({ qwk: 1, n: 4 });
    expect(Object.values(axes).filter(({ qwk }) => qwk === 1).length).toBeGreaterThan(2);
    expect(Object.values(redFlags).some(({ recall }) => recall === 1)).toBe(true);
  });

  it("prints the same bytes each time, and tables for a person", () => {
    putTranscripts("mid.txt", "weak.txt", "hero.txt");
    putLabels({ "mid.txt": { axes: { scale: 2 }, redFlags: [], overall: 2 }, "weak.txt": { axes: { scale: null } } });
    const json = evaluate("--set", "set", "--json").stdout;
    expect(evaluate("--set", "set", "--json").stdout).toBe(json);
    const { stdout } = evaluate("--set", "set");
    expect(stdout).toMatch(/^The built-in grader on 2 labelled transcripts of set\.\n/u);
    expect(stdout).toContain("Left out, as labels.json does not name them: hero.txt.");
    expect(stdout).toMatch(/^reliability +0 +– +– +–$/mu);
    expect(stdout).toMatch(/^no-cost-awareness +0 /mu);
    expect(stdout).not.toContain("NaN");
  });

  it("takes the 1st, 3rd … file and pair for development, the others as held out", () => {
    putTranscripts("mid.txt", "weak.txt", "hero.txt");
    putLabels({ "weak.txt": { overall: 1 }, "hero.txt": { overall: 2 }, "mid.txt": { overall: 3 } });
    mkdirSync(join(home, "set", "pairs"));
    put("pairs/hero-narrative.yaml", pairs.repeat(3));
    const told = (half: string) => {
      const { decision, pairs: counted } = report("--half", half);
      const rows = Object.entries(decision.confusion).filter(([, row]) =>
        Object.values(row).some((count) => count > 0),
      );
      return [rows.map(([label]) => label), counted["hero-narrative"]?.n];
    };
    expect(told("development")).toEqual([["1", "2"], 2]);
    expect(told("held-out")).toEqual([["3"], 1]);
  });

  it("runs both replies of each minimal pair as `grade` would", () => {
    putTranscripts("mid.txt");
    putLabels({ "mid.txt": { overall: 3 } });
    const spoken = (name: string): string =>
      readFileSync(join(fixtures, name), "utf8")
        .replace(/^Interviewer:.*$/gmu, "")
        .replace(/^Candidate: /gmu, "")
        .replace(/\s+/gu, " ");
    const [opening, heroic, calm] = ["Tell me about an incident.", spoken("hero.txt"), spoken("mid.txt")];
    const raises = (reply: string): boolean => {
      put("reply.txt", `Interviewer: ${opening}\nCandidate: ${reply}`);
      return agreeingLabel("reply.txt", "em").redFlags.includes("hero-narrative");
    };
    expect([raises(heroic), raises(calm)]).toEqual([true, false]);
    const pair = (present: string, absent: string) => ({ name: "a", opening, present, absent });
    mkdirSync(join(home, "set", "pairs"));
    put("pairs/hero-narrative.yaml", dump([pair(heroic, calm), pair(heroic, heroic), pair(heroic, calm)]));
    expect(report().pairs).toEqual({ "hero-narrative": { n: 3, presentRaised: 3, absentQuiet: 2 } });
    expect(evaluate("--set", "set").stdout).toMatch(/^hero-narrative +3 +3 of 3 +2 of 3$/mu);
  });

  it.each([
    ["a folder that is not there", ["--set", "gone"], "There is no folder gone."],
    ["a number of runs that is none", ["--set", "set", "--runs", "0"], "--runs takes a number from 1 to 100"],
    ["an unknown half", ["--set", "set", "--half", "other"], "development, held-out"],
    ["an unknown pack", ["--pack", "../etc"], "There is no pack"],
    ["an unknown option", ["--loud"], "--loud"],
    ["an empty folder", ["--set", "set"], "There is no transcript (*.txt) in set."],
  ])("exits 2 with one line for %s", (_, args, message) => expect(outcome(...args)).toEqual(refused(message)));

  it("exits 2 with one line where no model is configured", () => {
    putTranscripts("weak.txt");
    putLabels({ "weak.txt": { overall: 1 } });
    expect(outcome("--set", "set", "--model")).toEqual(refused("No model is configured"));
    expect(outcome("--set", "set", "--model", "qwen3")).toEqual(refused("No model is configured"));
  });

  it("exits 2 with one line for labels that are missing", () => {
    putTranscripts("mid.txt");
    expect(outcome("--set", "set")).toEqual(refused("set/labels.json is missing."));
  });

  it.each([
    ["labels that are no JSON", '{ "mid.txt": { "overall": 3 }, }', "set/labels.json:1:32 This is not JSON"],
    ["a list of labels", "[]", "set/labels.json:1:1 The file must be an object in braces."],
    ["labels for nothing", "{}", "set/labels.json names no transcript."],
    [
      "an unknown axis",
      '{\n  "mid.txt": { "axes": { "scal": 3 } }\n}',
      'set/labels.json:2:27 "mid.txt": "scal": there is no such axis; there are: scale, reliability',
    ],
    [
      "an unknown flag",
      '{ "mid.txt": { "redFlags": ["heroics"] } }',
      'labels.json:1:30 "mid.txt": Entry 1: there is no such red flag; there are: tools-first',
    ],
    [
      "a level that is none",
      '{ "mid.txt": { "axes": { "scale": 5 } } }',
      '"mid.txt": "scale" must be one of 1, 2, 3, 4, null.',
    ],
    ["a misspelt key", '{ "mid.txt": { "redflags": [] } }', '"redflags": write it as "redFlags".'],
    ["a label that labels nothing", '{ "mid.txt": { "note": "?" } }', '"mid.txt": labels nothing'],
    [
      "a label that stands twice",
      '{ "mid.txt": { "overall": 3 }, "mid.txt": { "overall": 1 } }',
      "set/labels.json:1:33 This key is there twice",
    ],
    [
      "a label without its file",
      '{ "gone.txt": { "overall": 3 } }',
      'set/labels.json: There is no file "gone.txt" beside it.',
    ],
    [
      "a half in which nothing is",
      '{ "mid.txt": { "overall": 3 } }',
      "names no transcript of this half",
      "--half",
      "held-out",
    ],
  ])("exits 2 with one line for %s", (_, labels, message, ...args) => {
    putTranscripts("mid.txt");
    put("labels.json", labels);
    expect(outcome("--set", "set", ...args)).toEqual(refused(message));
  });

  it.each([
    ["a transcript without speakers", "text.txt", "Words that nobody said.", "set/text.txt: No line starts with"],
    [
      "pairs for an unknown flag",
      "pairs/heroics.yaml",
      pairs,
      "set/pairs/heroics.yaml: A file of pairs has the name of a red flag",
    ],
    [
      "a pair without its second reply",
      "pairs/hero-narrative.yaml",
      "- { name: a, opening: b, present: c }\n",
      'set/pairs/hero-narrative.yaml:1:3 "absent" is missing',
    ],
    [
      "pairs that are no YAML",
      "pairs/hero-narrative.yaml",
      "- [\n",
      "set/pairs/hero-narrative.yaml:2:1 This is not YAML",
    ],
  ])("exits 2 with one line for %s", (_, name, content, message) => {
    putTranscripts("mid.txt");
    mkdirSync(join(home, "set", "pairs"));
    put(name, content);
    putLabels({ "mid.txt": { overall: 3 }, ...(name.endsWith(".txt") && { [name]: { overall: 1 } }) });
    expect(outcome("--set", "set")).toEqual(refused(message));
  });
});
