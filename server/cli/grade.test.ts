import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { Grade } from "#core/grading/grade.ts";

const script = fileURLToPath(new URL("grade.ts", import.meta.url));
const fixtures = fileURLToPath(new URL("__fixtures__", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "hotseat-grade-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as npm does: from another folder, with `INIT_CWD` where the person stands. */
function grade(args: readonly string[], options: { readonly input?: string; readonly from?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, INIT_CWD: options.from ?? fixtures },
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** Each case starts Node anew, which takes its time on a busy machine. */
describe("npm run grade", { timeout: 60_000 }, () => {
  it("prints its usage with --help", () =>
    expect(grade(["--help"])).toEqual({ status: 0, stdout: expect.stringMatching(/^Usage: /u), stderr: "" }));

  it("prints one JSON document, with the same bytes each time", () => {
    const [first, second] = [grade(["strong-plain.txt", "--json"]), grade(["strong-plain.txt", "--json"])];
    expect([first.status, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toBe(second.stdout);
    const { turns, axes } = Grade.parse(JSON.parse(first.stdout));
    for (const { turn, start, end, text } of axes.flatMap((axis) => axis.indicators.flatMap((one) => one.quotes))) {
      expect(turns[turn - 1]).toMatchObject({ n: turn, speaker: "candidate" });
      expect(turns[turn - 1]?.text.slice(start, end)).toBe(text);
    }
  });

  it("prints a report for a person, from standard input too", () => {
    const input = readFileSync(join(fixtures, "weak.txt"), "utf8");
    const { status, stdout } = grade(["-"], { input });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No hire, as an engineering manager\.\n/u);
    expect(stdout).toContain("The one thing to fix: ");
    expect(stdout).not.toMatch(/lean-(?:no-)?hire|not-probed|not-assessed/u);
  });

  it("guesses who is who from names, says so, and takes a correction", () => {
    const call = file(
      "call.vtt",
      "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v Ann>Why did it fail?</v>\r\n\r\n00:03.000 --> 00:04.000\r\n<v Ben>The loads ran late, so I moved the owners first.</v>\r\n",
    );
    const [guessed, corrected] = [grade([call, "--json"]), grade([call, "--json", "--candidate", "Ann"])];
    expect(guessed.stderr).toContain('guess: "Ann" as the interviewer, "Ben" as the candidate');
    expect(Grade.parse(JSON.parse(guessed.stdout)).turns[0]?.speaker).toBe("interviewer");
    expect([corrected.status, corrected.stderr]).toEqual([0, ""]);
    expect(Grade.parse(JSON.parse(corrected.stdout)).turns[0]?.speaker).toBe("candidate");
  });

  it.each([
    ["no file", [], "Usage"],
    ["a missing file", ["gone.txt"], "gone.txt cannot be read."],
    ["a folder", ["."], "cannot be read"],
    ["an unknown option", ["weak.txt", "--loud"], "--loud"],
    ["an unknown level", ["weak.txt", "--level", "vp"], "em, senior-em, director"],
    ["an unknown pack", ["weak.txt", "--pack", "../../etc"], "There is no pack"],
    ["a model that is not there", ["weak.txt", "--grader", "model"], "No model is configured"],
    ["an empty file", [file("empty.txt", "")], "is empty"],
    ["a binary file", [file("binary.txt", Uint8Array.of(0, 1, 2, 255, 0))], "is not text"],
    ["a text without labels", [file("plain.txt", "I would start with the owners.")], "Interviewer:"],
    [
      "names whose roles are unclear",
      [file("names.txt", "Ann: Yes, so.\nBen: No.\nAnn: Yes.\nBen: No.")],
      "--candidate NAME",
    ],
    ["a name that nobody has", ["weak.txt", "--candidate", "Ann"], "Nobody is called"],
    ["broken JSON", [file("broken.json", '{"turns": [')], "broken"],
    ["a file over 5 MB", [file("huge.txt", `Candidate: ${"word ".repeat(1_100_000)}`)], "larger than 5 MB"],
    [
      "more words than anyone speaks",
      [file("long.txt", `Candidate: ${"to ".repeat(300_000)}`)],
      "more than 250000 words",
    ],
  ])("exits 2 with one line for %s", (_, args, message) => {
    const { status, stdout, stderr } = grade(args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
