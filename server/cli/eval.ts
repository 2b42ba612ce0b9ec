import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type GradedFile, evaluate } from "#core/eval/evaluate.ts";
import { type Half, halves } from "#core/eval/halves.ts";
import { type JudgedPair, type MinimalPair, countPairs, pairTurns } from "#core/eval/pairs.ts";
import { stabilityOf } from "#core/eval/stability.ts";
import type { Grade } from "#core/grading/grade.ts";
import { type Result, err, ok } from "#core/result.ts";
import type { LevelId } from "#core/setup/names.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import { readConfig } from "../config.ts";
import { usualRuns } from "../grader/model.ts";
import { createReaderFor } from "../reader.ts";
import { packFolderOf } from "../pack-places.ts";
import { builtInGraderFor, readModelGrader } from "./choose-grader.ts";
import { readEvalSet } from "./eval-set.ts";
import { type EvalReport, evalToText } from "./eval-text.ts";
import { gradeTurns } from "./grade-turns.ts";
import { loadPack } from "./load-pack.ts";
import { runCommand } from "./run-command.ts";

const usage =
  "Usage: npm run eval -- [--set FOLDER] [--half development|held-out] [--pack ID] [--model [ID]] [--runs N] [--json]";

const options = {
  set: { type: "string" },
  half: { type: "string" },
  pack: { type: "string", default: "data-platform-leadership" },
  model: { type: "string" },
  runs: { type: "string", default: "1" },
  json: { type: "boolean", default: false },
} as const;

interface EvalOptions {
  /** `null` = the examples of the pack. */
  readonly folder: string | null;
  readonly half: Half | null;
  readonly packId: string;
  /** Id of the model that grades; empty = the one that the settings name; `null` = the built-in grader. */
  readonly modelId: string | null;
  /** How often each transcript is graded. */
  readonly runs: number;
  readonly isJson: boolean;
}

type GradeOne = (turns: readonly TranscriptTurn[], level?: LevelId, seed?: number) => Promise<Grade>;

const mostRuns = 100;

await runCommand("eval", run);

async function run(args: readonly string[]): Promise<Result<string, string>> {
  if (args.includes("--help")) return ok(`${usage}\n`);
  const parsed = parseOptions(args);
  if (!parsed.ok) return parsed;
  const { packId, half, modelId, runs, isJson } = parsed.value;
  const loaded = await loadPack(packId);
  if (!loaded.ok) return loaded;
  const folder = parsed.value.folder ?? (await examplesOf(packId));
  const set = await readEvalSet(folder, half);
  if (!set.ok) return set;
  const chosen =
    modelId === null ? ok({ graderFor: builtInGraderFor, model: null }) : await readModelGrader(usualRuns, modelId);
  if (!chosen.ok) return chosen;
  const { graderFor, model } = chosen.value;
  const { hash } = loaded.value;
  const reader = await createReaderFor()(loaded.value);
  const gradeOne: GradeOne = (turns, level = "em", seed = 1) => {
    const own = reader.forTranscript();
    return gradeTurns(turns, level, hash, own, graderFor(own, seed));
  };
  const files: GradedFile[] = [];
  const gradesByFile: Grade[][] = [];
  for (const { label, turns } of set.value.files) {
    const grades: Grade[] = [];
    for (let run = 1; run <= runs; run += 1) grades.push(await gradeOne(turns, label.level, run));
    gradesByFile.push(grades);
    files.push(...grades.slice(0, 1).map((grade) => ({ label, words: wordsOf(turns), grade })));
  }
  const pairs: JudgedPair[] = [];
  for (const pair of set.value.pairs) pairs.push(await judgePair(pair, gradeOne));
  const report: EvalReport = {
    half: half ?? "all",
    ...evaluate(files),
    ...(runs > 1 && { stability: stabilityOf(gradesByFile) }),
    pairs: countPairs(pairs),
    unlabelled: set.value.unlabelled,
    provenance: { packId, packHash: hash, grader: modelId === null ? "built-in" : "model", model },
  };
  return ok(isJson ? `${JSON.stringify(report)}\n` : evalToText(report, folder));
}

async function examplesOf(packId: string): Promise<string> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.error);
  const { path } = await packFolderOf(packId, config.value.rubricsFolder, config.value.dataFolder);
  return relative(process.env["INIT_CWD"] ?? process.cwd(), join(path, "examples"));
}

function wordsOf(turns: readonly TranscriptTurn[]): number {
  const spoken = turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text);
  return spoken.join(" ").match(/\S+/gu)?.length ?? 0;
}

async function judgePair(pair: MinimalPair, gradeOne: GradeOne): Promise<JudgedPair> {
  const { flagId, opening, present, absent } = pair;
  const isRaisedBy = async (reply: string): Promise<boolean> => {
    const { redFlags } = await gradeOne(pairTurns(opening, reply));
    return redFlags.some(({ id, verdict }) => id === flagId && verdict === "present");
  };
  return { flagId, presentRaised: await isRaisedBy(present), absentRaised: await isRaisedBy(absent) };
}

function parseOptions(args: readonly string[]): Result<EvalOptions, string> {
  const parsed = parseStrictly(args);
  if (!parsed.ok) return parsed;
  const { set, half, pack, model, runs: times, json } = parsed.value.values;
  const chosen = halves.find((one) => one === half);
  if (half !== undefined && chosen === undefined) {
    return err(`There is no half ${JSON.stringify(half)}; there are: ${halves.join(", ")}.`);
  }
  const runs = /^\d{1,3}$/u.test(times) ? Number(times) : 0;
  if (runs < 1 || runs > mostRuns) return err(`--runs takes a number from 1 to ${mostRuns}.`);
  return ok({ folder: set ?? null, half: chosen ?? null, packId: pack, modelId: model ?? null, runs, isJson: json });
}

function parseStrictly(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: args.map(valueless), options, strict: true }));
  } catch (error) {
    return err(`${error instanceof Error ? (error.message.split("\n")[0] ?? "") : "Bad arguments."} ${usage}`);
  }
}

/** `--model` may stand without a value, which `parseArgs` does not know. */
function valueless(arg: string, index: number, args: readonly string[]): string {
  return arg === "--model" && (args[index + 1] ?? "--").startsWith("--") ? "--model=" : arg;
}
