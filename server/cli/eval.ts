import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type GradedFile, evaluate } from "#core/eval/evaluate.ts";
import { type Half, halves } from "#core/eval/halves.ts";
import { type JudgedPair, type MinimalPair, countPairs, pairTurns } from "#core/eval/pairs.ts";
import type { Grade } from "#core/grading/grade.ts";
import { type Result, err, ok } from "#core/result.ts";
import type { LevelId } from "#core/setup/names.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import { readConfig } from "../config.ts";
import { createReaderFor } from "../reader.ts";
import { packFolderOf } from "../pack-places.ts";
import { type LabelledFile, readEvalSet } from "./eval-set.ts";
import { type EvalReport, evalToText } from "./eval-text.ts";
import { gradeTurns } from "./grade-turns.ts";
import { loadPack } from "./load-pack.ts";
import { runCommand } from "./run-command.ts";

const usage = "Usage: npm run eval -- [--set FOLDER] [--half development|held-out] [--pack ID] [--json]";

const options = {
  set: { type: "string" },
  half: { type: "string" },
  pack: { type: "string", default: "data-platform-leadership" },
  json: { type: "boolean", default: false },
} as const;

interface EvalOptions {
  /** `null` = the examples of the pack. */
  readonly folder: string | null;
  readonly half: Half | null;
  readonly packId: string;
  readonly isJson: boolean;
}

type GradeOne = (turns: readonly TranscriptTurn[], level?: LevelId) => Promise<Grade>;

await runCommand("eval", run);

async function run(args: readonly string[]): Promise<Result<string, string>> {
  if (args.includes("--help")) return ok(`${usage}\n`);
  const parsed = parseOptions(args);
  if (!parsed.ok) return parsed;
  const { packId, half, isJson } = parsed.value;
  const loaded = await loadPack(packId);
  if (!loaded.ok) return loaded;
  const folder = parsed.value.folder ?? (await examplesOf(packId));
  const set = await readEvalSet(folder, half);
  if (!set.ok) return set;
  const { hash } = loaded.value;
  const reader = await createReaderFor()(loaded.value);
  const gradeOne: GradeOne = (turns, level = "em") => gradeTurns(turns, level, hash, reader.forTranscript());
  const files: GradedFile[] = [];
  for (const file of set.value.files) files.push(await judgeFile(file, gradeOne));
  const pairs: JudgedPair[] = [];
  for (const pair of set.value.pairs) pairs.push(await judgePair(pair, gradeOne));
  const report: EvalReport = {
    half: half ?? "all",
    ...evaluate(files),
    pairs: countPairs(pairs),
    unlabelled: set.value.unlabelled,
    provenance: { packId, packHash: hash, grader: "built-in" },
  };
  return ok(isJson ? `${JSON.stringify(report)}\n` : evalToText(report, folder));
}

async function examplesOf(packId: string): Promise<string> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.error);
  const { path } = await packFolderOf(packId, config.value.rubricsFolder, config.value.dataFolder);
  return relative(process.env["INIT_CWD"] ?? process.cwd(), join(path, "examples"));
}

async function judgeFile({ label, turns }: LabelledFile, gradeOne: GradeOne): Promise<GradedFile> {
  const spoken = turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text);
  const words = spoken.join(" ").match(/\S+/gu)?.length ?? 0;
  return { label, words, grade: await gradeOne(turns, label.level) };
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
  if (args.some((one) => /^--model(?:=|$)/u.test(one))) {
    return err("No model grades yet; eval runs the built-in grader. Leave --model out.");
  }
  const parsed = parseStrictly(args);
  if (!parsed.ok) return parsed;
  const { set, half, pack, json } = parsed.value.values;
  const chosen = halves.find((one) => one === half);
  if (half !== undefined && chosen === undefined) {
    return err(`There is no half ${JSON.stringify(half)}; there are: ${halves.join(", ")}.`);
  }
  return ok({ folder: set ?? null, half: chosen ?? null, packId: pack, isJson: json });
}

function parseStrictly(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, strict: true }));
  } catch (error) {
    return err(`${error instanceof Error ? (error.message.split("\n")[0] ?? "") : "Bad arguments."} ${usage}`);
  }
}
