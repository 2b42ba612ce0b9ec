import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { err, ok, type Result } from "#core/result.ts";
import type { CallBudgets } from "./models/call-watch.ts";

/** The one address of a person's sessions: another port would be another origin, with an empty store. */
export const canonicalPort = 4823;

export interface Config {
  readonly version: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly rubricsFolder: string;
  readonly promptsFolder: string;
  readonly pageFolder: string;
  readonly keepsMirror: boolean;
  readonly logsRequests: boolean;
  /** `configured` = those of the settings alone; `on` = those found on this machine too. */
  readonly models: "on" | "configured" | "off";
  /** How long a model may take, where that is set. */
  readonly patience: Partial<CallBudgets>;
  /** Where settings of models may stand: `.env` of the project, `settings.yaml` of the data folder. */
  readonly envFile: string;
  readonly settingsFile: string;
}

const portText = z.string().check(z.regex(/^\d{1,5}$/, "a number from 0 to 65535"));
const seconds = z.string().check(
  z.regex(/^\d{1,4}(?:\.\d{1,3})?$/, "seconds, from 0.1 to 3600"),
  z.refine((text) => Number(text) >= 0.1 && Number(text) <= 3_600, "seconds, from 0.1 to 3600"),
);
const PackageFile = z.object({ version: z.string() });
const projectFolder = fileURLToPath(new URL("..", import.meta.url));

const Environment = z.object({
  HOTSEAT_HOME: z.optional(z.string()),
  HOTSEAT_RUBRICS: z.optional(z.string()),
  HOTSEAT_PORT: z.optional(portText.check(z.refine((text) => Number(text) <= 65_535, "a number from 0 to 65535"))),
  HOTSEAT_MIRROR: z.optional(z.enum(["on", "off"], "on or off")),
  HOTSEAT_LOG: z.optional(z.enum(["requests"], "requests")),
  HOTSEAT_MODELS: z.optional(z.enum(["on", "configured", "off"], "on, configured or off")),
  HOTSEAT_FIRST_WORD_SECONDS: z.optional(seconds),
  HOTSEAT_SILENCE_SECONDS: z.optional(seconds),
  HOTSEAT_TURN_SECONDS: z.optional(seconds),
});

/**
 * Reads the environment, where an empty value is none. The error is a sentence for the terminal, which names the variable.
 * Relative folders count from where the person stands (`INIT_CWD` under npm).
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, string> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(`${String(issue?.path[0])} must be ${issue?.message}, or not set at all.`);
  }
  const { HOTSEAT_HOME, HOTSEAT_RUBRICS, HOTSEAT_PORT, HOTSEAT_MIRROR, HOTSEAT_LOG, HOTSEAT_MODELS } = parsed.data;
  const fromHere = (folder: string): string => resolve(given["INIT_CWD"] ?? process.cwd(), folder);
  const dataFolder = fromHere(HOTSEAT_HOME ?? join(homedir(), ".hotseat"));
  return ok({
    version: readVersion(),
    port: HOTSEAT_PORT === undefined ? canonicalPort : Number(HOTSEAT_PORT),
    dataFolder,
    rubricsFolder: fromHere(HOTSEAT_RUBRICS ?? join(projectFolder, "rubrics")),
    promptsFolder: join(projectFolder, "prompts"),
    pageFolder: join(projectFolder, "dist"),
    keepsMirror: HOTSEAT_MIRROR !== "off",
    logsRequests: HOTSEAT_LOG === "requests",
    models: HOTSEAT_MODELS ?? "on",
    patience: patienceOf(parsed.data),
    envFile: join(projectFolder, ".env"),
    settingsFile: join(dataFolder, "settings.yaml"),
  });
}

function patienceOf(given: z.infer<typeof Environment>): Partial<CallBudgets> {
  const { HOTSEAT_FIRST_WORD_SECONDS, HOTSEAT_SILENCE_SECONDS, HOTSEAT_TURN_SECONDS } = given;
  return {
    ...(HOTSEAT_FIRST_WORD_SECONDS !== undefined && { firstByteMs: Number(HOTSEAT_FIRST_WORD_SECONDS) * 1_000 }),
    ...(HOTSEAT_SILENCE_SECONDS !== undefined && { silenceMs: Number(HOTSEAT_SILENCE_SECONDS) * 1_000 }),
    ...(HOTSEAT_TURN_SECONDS !== undefined && { turnMs: Number(HOTSEAT_TURN_SECONDS) * 1_000 }),
  };
}

const readVersion = (): string =>
  PackageFile.parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"))).version;
