import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { err, ok, type Result } from "#core/result.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import { createReaderFor } from "../reader.ts";
import { loadPack } from "./load-pack.ts";
import { runCommand } from "./run-command.ts";
import { candidateByName } from "./candidates/by-name.ts";
import type { Candidate } from "./candidates/candidate.ts";
import { scriptedCandidate } from "./candidates/speakers.ts";
import { optionsToSetup, parseSimulateOptions, simulateUsage, type SimulateOptions } from "./simulate-options.ts";
import { simulate, simulationToJson, simulationToText } from "./simulation.ts";

const maxAnswersBytes = 2 * 1024 * 1024;

await runCommand("simulate", run);

async function run(args: readonly string[]): Promise<Result<string, string>> {
  if (args.includes("--help")) return ok(simulateUsage);
  const options = parseSimulateOptions(args);
  if (!options.ok) return options;
  const loaded = await loadPack(options.value.packId);
  if (!loaded.ok) return loaded;
  const setup = optionsToSetup(loaded.value, options.value);
  if (!setup.ok) return setup;
  const candidate = await candidateFor(options.value, loaded.value, setup.value.seed);
  if (!candidate.ok) return candidate;
  const reader = await createReaderFor()(loaded.value);
  const simulation = simulate(reader, setup.value, candidate.value);
  return ok(options.value.isJson ? `${JSON.stringify(simulationToJson(simulation))}\n` : simulationToText(simulation));
}

async function candidateFor(
  options: SimulateOptions,
  { pack }: LoadedPack,
  seed: number,
): Promise<Result<Candidate, string>> {
  if (options.answersFile === null) {
    const create = candidateByName[options.candidate];
    return create === undefined ? err("There is no such candidate.") : ok(create({ pack, seed }));
  }
  const answers = await readAnswers(options.answersFile);
  return answers.ok ? ok(scriptedCandidate(answers.value)) : answers;
}

/** Answers parted by lines of `---`; an empty part is a silence. The file counts from where the person stands. */
async function readAnswers(file: string): Promise<Result<string[], string>> {
  const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return err(`The file ${file} cannot be read.`);
  if (bytes.length > maxAnswersBytes) return err(`The file ${file} is larger than 2 MB.`);
  const text = decode(bytes);
  if (text === null) return err(`The file ${file} is not text in UTF-8.`);
  if (text.trim() === "") return err(`The file ${file} holds no answers.`);
  const parts = text.split(/^---[^\S\n]*$/mu).map((part) => part.trim());
  return ok(parts.at(-1) === "" ? parts.slice(0, -1) : parts);
}

function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    return null;
  }
}
