import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type * as z from "zod";
import { type Half, inHalf } from "#core/eval/halves.ts";
import type { Label } from "#core/eval/labels.ts";
import { MinimalPairs, type MinimalPair } from "#core/eval/pairs.ts";
import { type Result, err, ok } from "#core/result.ts";
import { RedFlagId, redFlagIds } from "#core/setup/names.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import { loadYaml } from "../pack-folder.ts";
import { issueToSentence, packErrorMap } from "../pack-wording.ts";
import { readRegularFile } from "../safe-files.ts";
import { parseLabels } from "./eval-labels.ts";
import { readTranscript } from "./read-transcript.ts";

export interface LabelledFile {
  readonly file: string;
  readonly label: Label;
  readonly turns: readonly TranscriptTurn[];
}

export interface EvalSet {
  readonly files: readonly LabelledFile[];
  /** Transcripts that have no label: they are left out. */
  readonly unlabelled: readonly string[];
  readonly pairs: readonly MinimalPair[];
}

const mostBytes = 2 * 1024 * 1024;

/**
 * A folder of labelled transcripts (`*.txt` and `labels.json`) with its minimal pairs (`pairs/<red flag>.yaml`), whole or one half of
 * both, counted from where the person stands. The error is one line that names file and place.
 */
export async function readEvalSet(folder: string, half: Half | null): Promise<Result<EvalSet, string>> {
  const names = await listFiles(folder);
  if (names === null) return err(`There is no folder ${folder}.`);
  const transcripts = names.filter((name) => name.endsWith(".txt"));
  if (transcripts.length === 0) return err(`There is no transcript (*.txt) in ${folder}.`);
  const labels = await readLabels(join(folder, "labels.json"));
  if (!labels.ok) return labels;
  const homeless = [...labels.value.keys()].find((name) => !transcripts.includes(name));
  if (homeless !== undefined) {
    return err(`${join(folder, "labels.json")}: There is no file ${JSON.stringify(homeless)} beside it.`);
  }
  const files = await readFiles(folder, inHalf([...labels.value].toSorted(byName), half));
  if (!files.ok) return files;
  if (files.value.length === 0) {
    return err(`${join(folder, "labels.json")} names no transcript${half === null ? "" : " of this half"}.`);
  }
  const pairs = await readPairs(join(folder, "pairs"), half);
  if (!pairs.ok) return pairs;
  const unlabelled = transcripts.filter((name) => !labels.value.has(name));
  return ok({ files: files.value, unlabelled, pairs: pairs.value });
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Sorted by the units of their names, which is the same everywhere; `null` = no such folder. */
async function listFiles(folder: string): Promise<readonly string[] | null> {
  const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), folder);
  const names = await readdir(path).catch(() => null);
  return names === null ? null : names.toSorted();
}

async function readFiles(
  folder: string,
  labels: readonly (readonly [string, Label])[],
): Promise<Result<readonly LabelledFile[], string>> {
  const files: LabelledFile[] = [];
  for (const [name, label] of labels) {
    const turns = await readTranscript(join(folder, name));
    if (!turns.ok) return turns;
    files.push({ file: name, label, turns: turns.value });
  }
  return ok(files);
}

async function readLabels(path: string): Promise<Result<ReadonlyMap<string, Label>, string>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const labels = parseLabels(text.value);
  return labels.ok ? labels : err(`${path}:${/^\d/u.test(labels.error) ? "" : " "}${labels.error}`);
}

async function readPairs(folder: string, half: Half | null): Promise<Result<readonly MinimalPair[], string>> {
  const pairs: MinimalPair[] = [];
  for (const name of (await listFiles(folder)) ?? []) {
    if (!/\.ya?ml$/u.test(name)) continue;
    const path = join(folder, name);
    const flag = RedFlagId.safeParse(name.replace(/\.ya?ml$/u, ""));
    if (!flag.success) return err(`${path}: A file of pairs has the name of a red flag: ${redFlagIds.join(", ")}.`);
    const text = await readText(path);
    if (!text.ok) return text;
    const listed = parsePairs(text.value);
    if (!listed.ok) return err(`${path}:${listed.error}`);
    pairs.push(...inHalf(listed.value, half).map((pair) => ({ ...pair, flagId: flag.data })));
  }
  return ok(pairs);
}

function parsePairs(text: string): Result<z.infer<typeof MinimalPairs>, string> {
  const loaded = loadYaml(text);
  if (!loaded.ok) return err(`${loaded.error.place.line}:${loaded.error.place.column} ${loaded.error.sentence}`);
  const parsed = MinimalPairs.safeParse(loaded.value.value, { error: packErrorMap });
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const { line, column } = loaded.value.findPlace(issue?.path ?? [], "value");
  return err(`${line}:${column} ${issueToSentence(String(issue?.path.at(-1) ?? ""), issue?.message ?? "")}`);
}

async function readText(path: string): Promise<Result<string, string>> {
  const bytes = await readRegularFile(resolve(process.env["INIT_CWD"] ?? process.cwd(), path), mostBytes);
  if (bytes === "missing") return err(`${path} is missing.`);
  if (bytes === "too-large") return err(`${path} is larger than ${mostBytes / 1024 / 1024} MB.`);
  if (typeof bytes === "string") return err(`${path} cannot be read.`);
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return err(`${path} is not UTF-8.`);
  }
}
