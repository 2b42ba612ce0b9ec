import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { Grade } from "#core/grading/grade.ts";
import { type ScriptedUpstream, startScriptedUpstream, type UpstreamRequest } from "../testing/scripted-upstream.ts";
import { byRequest, refuses } from "../testing/upstream-rows.ts";

const fixture = fileURLToPath(new URL("__fixtures__/strong-plain.txt", import.meta.url));
let home: string;
let upstream: ScriptedUpstream;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "hotseat-model-grader-"));
  upstream = await startScriptedUpstream();
});
afterEach(async () => {
  await upstream.close();
  rmSync(home, { recursive: true, force: true });
});

/** Not `spawnSync`: the scripted upstream lives in this process. */
function run(
  script: string,
  ...args: readonly string[]
): Promise<{ status: number | null; out: string; errors: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    env: {
      PATH: process.env["PATH"],
      INIT_CWD: home,
      HOTSEAT_HOME: join(home, "data"),
      HOTSEAT_CHAT_URL: upstream.url,
      HOTSEAT_CHAT_MODEL: "scripted",
    },
  });
  let [out, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, out, errors })));
}

const isDecision = ({ messages }: UpstreamRequest): boolean =>
  messages[0]?.content.startsWith("You answer questions about passages") === true;
const pointsOf = ({ messages }: UpstreamRequest): string[] =>
  [...(messages[0]?.content ?? "").matchAll(/^(?:- )?([a-z0-9-]+): .+\?$/gmu)].map(([, id = ""]) => id);

/** Copies the candidate's first long line for every point that it is asked about. */
function copying(verdict: (call: number) => string) {
  return byRequest((request, call) => {
    const indicators = pointsOf(request);
    if (isDecision(request)) {
      return JSON.stringify({ verdicts: indicators.map((indicator) => ({ indicator, verdict: verdict(call) })) });
    }
    const [, segment = "", quote = ""] =
      /^\[(t\d+s\d+)\] Candidate: (.{30,})$/mu.exec(request.messages[0]?.content ?? "") ?? [];
    return JSON.stringify({ quotes: indicators.map((indicator) => ({ segment, quote, indicator, polarity: "for" })) });
  });
}

describe("a model that grades from the command line", { timeout: 60_000 }, () => {
  it("grades on its quotes, and says where the transcript goes and what it was", async () => {
    upstream.play(copying(() => "yes"));
    const { status, out, errors } = await run("grade.ts", fixture, "--grader", "model", "--json");
    expect([status, errors]).toEqual([
      0,
      `Grading with scripted on 127.0.0.1:${upstream.port}: the transcript is sent there.\n`,
    ]);
    const { axes, turns, provenance } = Grade.parse(JSON.parse(out));
    const quotes = axes.flatMap((axis) => axis.indicators.flatMap((one) => one.quotes));
    expect(quotes.length).toBeGreaterThan(0);
    for (const { turn, start, end, text } of quotes) expect(turns[turn - 1]?.text.slice(start, end)).toBe(text);
    expect(provenance).toMatchObject({ grader: "model", model: "scripted", sampling: { runs: 3, seed: 1 } });
  });

  it("decides once an axis with --fast", async () => {
    upstream.play(copying(() => "yes"));
    const { out } = await run("grade.ts", fixture, "--grader", "model", "--fast", "--json");
    expect(Grade.parse(JSON.parse(out)).provenance.sampling?.runs).toBe(1);
    expect(upstream.requests.filter(isDecision)).toHaveLength(5);
  });

  it("ends with 1 and nothing on standard output where the model can do nothing", async () => {
    upstream.play(refuses(401));
    const { status, out, errors } = await run("grade.ts", fixture, "--grader", "model", "--json");
    expect([status, out]).toEqual([1, ""]);
    expect(errors).toContain("grade: The model graded no axis.");
  });

  it("prints how far a model agrees with itself over many runs", async () => {
    mkdirSync(join(home, "set"));
    copyFileSync(fixture, join(home, "set", "one.txt"));
    writeFileSync(join(home, "set", "labels.json"), JSON.stringify({ "one.txt": { axes: { scale: 3 } } }));
    upstream.play(copying(() => "yes"));
    const Report = z.object({
      stability: z.object({ runs: z.number(), sameLevel: z.number() }),
      provenance: z.object({ grader: z.string(), model: z.string() }),
    });
    const steady = await run("eval.ts", "--set", "set", "--runs", "2", "--json", "--model");
    expect(Report.parse(JSON.parse(steady.out))).toMatchObject({
      stability: { runs: 2, sameLevel: 1 },
      provenance: { grader: "model", model: "scripted" },
    });
    upstream.play(copying((call) => (Math.floor(call / 20) % 2 === 0 ? "yes" : "no")));
    const moody = await run("eval.ts", "--set", "set", "--runs", "2", "--json", "--model", "chat");
    expect(Report.parse(JSON.parse(moody.out)).stability.sameLevel).toBeLessThan(1);
  });

  it("names the models that there are where one is unknown", async () => {
    mkdirSync(join(home, "set"));
    copyFileSync(fixture, join(home, "set", "one.txt"));
    writeFileSync(join(home, "set", "labels.json"), JSON.stringify({ "one.txt": { axes: { scale: 3 } } }));
    const { status, errors } = await run("eval.ts", "--set", "set", "--model", "gone");
    expect([status, errors]).toEqual([2, 'eval: There is no model "gone"; there are: chat.\n']);
  });
});
