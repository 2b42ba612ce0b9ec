import { parseArgs } from "node:util";
import { buildReport } from "#core/report/build.ts";
import { type Result, err, ok } from "#core/result.ts";
import { LevelId, levelIds } from "#core/setup/names.ts";
import type { ChosenSpeakers } from "#core/transcript/speaker-roles.ts";
import { runsWhenFast, usualRuns } from "../grader/model.ts";
import { createReaderFor } from "../reader.ts";
import { type GraderFor, builtInGraderFor, readModelGrader } from "./choose-grader.ts";
import { reportToText } from "./grade-text.ts";
import { gradeTurns } from "./grade-turns.ts";
import { loadPack } from "./load-pack.ts";
import { runCommand } from "./run-command.ts";
import { readTranscript } from "./read-transcript.ts";

const usage =
  "Usage: npm run grade -- FILE [--pack ID] [--level em|senior-em|director] [--grader built-in|model] [--fast] [--candidate NAME] [--interviewer NAME] [--json]";

const options = {
  pack: { type: "string", default: "data-platform-leadership" },
  level: { type: "string", default: "em" },
  grader: { type: "string", default: "built-in" },
  fast: { type: "boolean", default: false },
  candidate: { type: "string" },
  interviewer: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

interface GradeOptions {
  readonly file: string;
  readonly packId: string;
  readonly level: LevelId;
  readonly grader: GraderName;
  readonly isFast: boolean;
  readonly speakers: ChosenSpeakers;
  readonly isJson: boolean;
}

const graderNames = ["built-in", "model"] as const;
type GraderName = (typeof graderNames)[number];
/** The same transcript is put to a model in the same order each time. */
const seed = 1;

await runCommand("grade", run);

async function run(args: readonly string[]): Promise<Result<string, string>> {
  if (args.includes("--help")) return ok(`${usage}\n`);
  const parsed = parseOptions(args);
  if (!parsed.ok) return parsed;
  const { file, packId, level, grader, isFast, speakers, isJson } = parsed.value;
  const turns = await readTranscript(file, speakers);
  if (!turns.ok) return turns;
  const loaded = await loadPack(packId);
  if (!loaded.ok) return loaded;
  const chosen = await chooseGrader(grader, isFast);
  if (!chosen.ok) return chosen;
  const { hash } = loaded.value;
  const reader = (await createReaderFor()(loaded.value)).forTranscript();
  const grade = await gradeTurns(turns.value, level, hash, reader, chosen.value(reader, seed));
  return ok(isJson ? `${JSON.stringify(grade)}\n` : reportToText(buildReport(grade, turns.value, reader)));
}

function parseOptions(args: readonly string[]): Result<GradeOptions, string> {
  const parsed = parseStrictly(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) return err(usage);
  const level = LevelId.safeParse(values.level);
  if (!level.success)
    return err(`There is no level ${JSON.stringify(values.level)}; there are: ${levelIds.join(", ")}.`);
  const grader = graderNames.find((name) => name === values.grader);
  if (grader === undefined)
    return err(`There is no grader ${JSON.stringify(values.grader)}; there are: ${graderNames.join(", ")}.`);
  const speakers = { candidate: values.candidate, interviewer: values.interviewer };
  return ok({
    file,
    packId: values.pack,
    level: level.data,
    grader,
    isFast: values.fast,
    speakers,
    isJson: values.json,
  });
}

async function chooseGrader(name: GraderName, isFast: boolean): Promise<Result<GraderFor, string>> {
  if (name === "built-in") return ok(builtInGraderFor);
  const read = await readModelGrader(isFast ? runsWhenFast : usualRuns);
  return read.ok ? ok(read.value.graderFor) : read;
}

function parseStrictly(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (error) {
    return err(`${error instanceof Error ? (error.message.split("\n")[0] ?? "") : "Bad arguments."} ${usage}`);
  }
}
