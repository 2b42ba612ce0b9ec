import { existsSync } from "node:fs";
import { join } from "node:path";
import { judgementsOf } from "#core/eval/judgements.ts";
import { measureExamples } from "#core/grading/lint-examples.ts";
import { measureAsks } from "#core/reading/lint-asks.ts";
import { lintPack } from "#core/setup/lint.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import { readConfig } from "../config.ts";
import { createBuiltInGrader } from "../grader/built-in.ts";
import { type PackFolder, readPackFolder } from "../pack-folder.ts";
import { findPackFolders, findStrayFolders } from "../pack-places.ts";
import { createReaderFor, loadTokeniser } from "../reader.ts";
import { readEvalSet } from "./eval-set.ts";
import { gradeTurns } from "./grade-turns.ts";
import {
  type FileJudgements,
  type LintReport,
  reportAsks,
  reportDisputes,
  reportExamples,
  reportFindings,
} from "./lint-report.ts";

process.stdout.on("error", () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));

/** npm run lint:rubrics [-- ID …]: exit 0 all good, 1 a pack that is broken, has an error or agrees too little, 2 bad input. */
async function main(wanted: readonly string[]): Promise<number> {
  if (wanted.includes("--help")) {
    print("Usage: npm run lint:rubrics [-- ID …]");
    return 0;
  }
  const config = readConfig(process.env);
  if (!config.ok) return refuse(config.error);
  const folders = await findPackFolders(config.value.rubricsFolder, config.value.dataFolder);
  const unknown = wanted.find((id) => folders.every((folder) => folder.id !== id));
  if (unknown !== undefined) return refuse(`There is no pack ${JSON.stringify(unknown)}.`);
  const chosen = folders.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  let looked = 0;
  const failures: string[] = [];
  const strays = wanted.length === 0 ? await findStrayFolders(config.value.rubricsFolder, config.value.dataFolder) : [];
  for (const { file, message } of strays) {
    print(`error: ${file}: ${message}`);
    failures.push(`${file}: it is not read as a pack`);
  }
  for (const folder of chosen) {
    const report = await lintFolder(folder, join(config.value.dataFolder, "examples", folder.id));
    if (report === null) continue;
    looked += 1;
    print(`\n${folder.shownAs}`);
    for (const line of report.lines) print(`  ${line}`);
    if (report.failures.length > 0) failures.push(`${folder.shownAs}: ${report.failures.join("; ")}`);
  }
  print(`\n${verdict(looked, failures)}`);
  return failures.length === 0 ? 0 : 1;
}

/** `null` = a folder without any file of a pack. */
async function lintFolder(folder: PackFolder, examples: string): Promise<LintReport | null> {
  const read = await readPackFolder(folder);
  if (!read.ok) {
    if (read.error.every(({ message }) => message.includes("missing: a pack needs"))) return null;
    const lines = read.error.map(({ file, line, column, message }) => `error: ${file}:${line}:${column} ${message}`);
    return { lines, failures: ["its files are broken"] };
  }
  const { pack } = read.value;
  const tokenise = await loadTokeniser();
  const reports = [
    reportAsks(measureAsks(pack, tokenise)),
    reportFindings(lintPack(pack)),
    reportExamples(measureExamples(pack, tokenise)),
    await lintDisputes(examples, read.value),
  ];
  return {
    lines: reports.flatMap(({ lines }) => lines),
    failures: reports.flatMap(({ failures }) => failures),
  };
}

/** The labelled transcripts of the data folder: what a person disputes in the page becomes one. */
async function lintDisputes(folder: string, loaded: LoadedPack): Promise<LintReport> {
  if (!existsSync(join(folder, "labels.json"))) return { lines: [], failures: [] };
  const set = await readEvalSet(folder, null);
  if (!set.ok) return { lines: [`advice: ${set.error}`], failures: [] };
  const reader = await createReaderFor()(loaded);
  const judged: FileJudgements[] = [];
  for (const { file, label, turns } of set.value.files) {
    const own = reader.forTranscript();
    const grade = await gradeTurns(turns, label.level ?? "em", loaded.hash, own, createBuiltInGrader(own));
    judged.push({ file, judgements: judgementsOf(label, grade) });
  }
  return reportDisputes(folder, judged);
}

function verdict(looked: number, failures: readonly string[]): string {
  if (failures.length === 0) return `Passed: ${looked === 1 ? "1 pack" : `${looked} packs`}.`;
  return failures.map((failure) => `FAILED. ${failure}.`).join("\n");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(sentence: string): number {
  process.stderr.write(`lint-rubrics: ${sentence}\n`);
  return 2;
}
