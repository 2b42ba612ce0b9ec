import { parseArgs } from "node:util";
import { checkSetup } from "#core/interview/check-log.ts";
import { err, ok, type Result } from "#core/result.ts";
import { FormatId, LevelId, ModeId, modeIds } from "#core/setup/names.ts";
import type { Format, LoadedPack, Pack } from "#core/setup/pack.ts";
import type { InterviewSetup } from "#core/transcript/session.ts";
import { candidateByName } from "./candidates/by-name.ts";

export const simulateUsage = `Usage: npm run simulate -- [options]

Runs an interview between the built-in interviewer and a candidate, and prints it.

  --candidate NAME   ${Object.keys(candidateByName).join(", ")} (default: strong)
  --answers FILE     answers parted by lines of ---, instead of a candidate
  --format ID        loop, single, opener and the other formats of the pack (default: loop)
  --question ID      the question of a format of one question
  --story TITLE      the story of the format story
  --minutes N        1 to 240 (default: the format's)
  --level LEVEL      em, senior-em, director (default: em)
  --mode MODE        simulation, practice (default: simulation)
  --persona ID       a persona of the pack (default: its first)
  --redirect         the candidate agreed to be interrupted where an answer runs on
  --seed N           the same seed gives the same interview (default: 1)
  --pack ID          the pack (default: data-platform-leadership)
  --json             the interview as JSON
  --help             this text
`;

/** What was asked for, before the pack is known. Absent values take the pack's own default. */
export interface SimulateOptions {
  readonly packId: string;
  readonly isJson: boolean;
  readonly answersFile: string | null;
  readonly candidate: string;
  readonly format: string | undefined;
  readonly minutes: string | undefined;
  readonly seed: string;
  readonly level: string;
  readonly mode: string;
  readonly persona: string | undefined;
  readonly question: string | undefined;
  readonly story: string | undefined;
  readonly redirectsRamblers: boolean;
}

const options = {
  format: { type: "string" },
  minutes: { type: "string" },
  seed: { type: "string", default: "1" },
  answers: { type: "string" },
  candidate: { type: "string" },
  level: { type: "string", default: "em" },
  mode: { type: "string", default: "simulation" },
  persona: { type: "string" },
  question: { type: "string" },
  story: { type: "string" },
  redirect: { type: "boolean", default: false },
  pack: { type: "string", default: "data-platform-leadership" },
  json: { type: "boolean", default: false },
} as const;

/** Reads the command line. The error is one line for a person. */
export function parseSimulateOptions(args: readonly string[]): Result<SimulateOptions, string> {
  const parsed = parseStrictly(args);
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  if (values.answers !== undefined && values.candidate !== undefined) {
    return err("Give --answers or --candidate, not both.");
  }
  const candidate = values.candidate ?? "strong";
  if (!Object.hasOwn(candidateByName, candidate))
    return err(unknown("candidate", candidate, Object.keys(candidateByName)));
  return ok({
    packId: values.pack,
    isJson: values.json,
    answersFile: values.answers ?? null,
    candidate,
    format: values.format,
    minutes: values.minutes,
    seed: values.seed,
    level: values.level,
    mode: values.mode,
    persona: values.persona,
    question: values.question,
    story: values.story,
    redirectsRamblers: values.redirect,
  });
}

/** Checks the options against the pack. The error is one line for a person. */
export function optionsToSetup({ hash, pack }: LoadedPack, options: SimulateOptions): Result<InterviewSetup, string> {
  const formatId = options.format ?? (options.question === undefined ? "loop" : "single");
  const format = pack.formats.find((candidate) => candidate.id === formatId);
  if (format === undefined) return err(unknown("format", formatId, idsOf(pack.formats)));
  const level = LevelId.safeParse(options.level);
  if (!level.success) return err(unknown("level", options.level, idsOf(pack.levels)));
  const mode = ModeId.safeParse(options.mode);
  if (!mode.success) return err(unknown("mode", options.mode, modeIds));
  const personaId = options.persona ?? pack.personas[0]?.id ?? "";
  if (!idsOf(pack.personas).includes(personaId)) return err(unknown("persona", personaId, idsOf(pack.personas)));
  const questionId = chosenQuestion(pack, format, options.question);
  if (!questionId.ok) return questionId;
  const title = options.story?.trim() ?? "";
  if (format.id === "story" && title === "") return err("--format story needs --story TITLE.");
  if (format.id !== "story" && options.story !== undefined) return err("--story goes with --format story.");
  const minutes = wholeNumber(options.minutes ?? String(format.defaultMinutes));
  if (minutes === null || minutes < 1 || minutes > 240) return err("--minutes must be a whole number from 1 to 240.");
  const seed = wholeNumber(options.seed);
  if (seed === null) return err("--seed must be a whole number.");
  const setup: InterviewSetup = {
    packId: pack.id,
    packHash: hash,
    format: FormatId.parse(format.id),
    level: level.data,
    mode: mode.data,
    personaId,
    minutes,
    seed,
    questionId: questionId.value,
    ...(options.redirectsRamblers ? { redirectsRamblers: true } : {}),
    ...(format.id === "story" ? { story: { id: "story", title } } : {}),
  };
  const problem = checkSetup(pack, setup);
  return problem === null ? ok(setup) : err(problem);
}

/** The question asked for, which must be one that the format may ask; `null` when the seed chooses. */
function chosenQuestion(pack: Pack, format: Format, wanted: string | undefined): Result<string | null, string> {
  if (wanted === undefined) return ok(null);
  if (format.id === "loop" || format.id === "story")
    return err("--question goes with a format of one question, such as --format single.");
  const known = format.questions ?? idsOf(pack.questions);
  return known.includes(wanted) ? ok(wanted) : err(unknown("question", wanted, known));
}

function parseStrictly(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err(message.split(/\.\s|\n/u)[0] ?? message);
  }
}

const unknown = (name: string, value: string, known: readonly string[]): string =>
  `There is no ${name} ${JSON.stringify(value)}; there is: ${known.join(", ")}.`;

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map((item) => item.id);

function wholeNumber(text: string): number | null {
  const number = Number(text);
  return /^-?\d{1,15}$/u.test(text) ? number : null;
}
