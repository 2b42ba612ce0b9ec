import { lstat } from "node:fs/promises";
import { parseEnv } from "node:util";
import { readRegularFile } from "../safe-files.ts";
import { readEnvironmentLayers, type Variables } from "./settings-environment.ts";
import { type FileLayers, mostSettingsBytes, noFileLayers, readSettingsFile } from "./settings-file.ts";
import {
  chooseModel,
  type Chosen,
  type ModelChoice,
  type SettingsLayer,
  type SettingsProblem,
} from "./settings-layers.ts";

/** What the person's settings say now. */
export interface ModelSettings {
  readonly chat: ModelChoice | null;
  readonly grader: ModelChoice | null;
  /** All of them, each id once. */
  readonly choices: readonly ModelChoice[];
  readonly problems: readonly SettingsProblem[];
}

export interface SettingsPlaces {
  readonly environment: Variables;
  /** Path of `.env`. */
  readonly envFile: string;
  /** Path of `settings.yaml`. */
  readonly settingsFile: string;
  /** Is told what is wrong, once for each change, and when nothing is any more. */
  readonly log?: (line: string) => void;
}

/**
 * Reads the settings whenever one of their two files has changed. The environment wins over `.env`, and that over
 * `settings.yaml`, of which the last good version goes on counting while it is wrong.
 */
export function createModelSettings(places: SettingsPlaces): () => Promise<ModelSettings> {
  let lastGood: FileLayers | null = null;
  let kept: { readonly state: string; readonly settings: ModelSettings } | null = null;
  return async () => {
    const state = (await Promise.all([stateOf(places.envFile), stateOf(places.settingsFile)])).join("\n");
    if (kept?.state === state) return kept.settings;
    const envFile = await readEnvFile(places);
    const variables = { ...envFile.variables, ...places.environment };
    const content = await readRegularFile(places.settingsFile, mostSettingsBytes);
    const file = readSettingsFile(content, variables);
    if (file.ok) lastGood = file.value;
    const layers = [readEnvironmentLayers("environment", places.environment), envFile.layers] as const;
    const fileLayers = file.ok ? file.value : (lastGood ?? brokenFile);
    const chosen = chooseAll(layers, fileLayers);
    const problems = [
      ...layers.flatMap((layer) => layer.problems),
      ...(file.ok ? file.value.problems : file.error),
      ...(fileLayers.holdsKey ? await openToOthers("settings.yaml", places.settingsFile) : []),
      ...(envFile.holdsKey ? await openToOthers(".env", places.envFile) : []),
      ...chosen.problems,
    ];
    const settings = { ...chosen, problems };
    tellProblems(problems, kept?.settings.problems ?? [], places.log);
    kept = { state, settings };
    return settings;
  };
}

const problemText = ({ source, line, message }: SettingsProblem): string =>
  `${source}${line === null ? "" : `, line ${line}`}: ${message}`;

function tellProblems(
  now: readonly SettingsProblem[],
  before: readonly SettingsProblem[],
  log: SettingsPlaces["log"] = () => undefined,
): void {
  const told = before.map(problemText);
  for (const text of now.map(problemText)) if (!told.includes(text)) log(text);
  if (now.length === 0 && before.length > 0) log("settings.yaml and .env: all is in order again.");
}

type Environments = readonly [ReturnType<typeof readEnvironmentLayers>, ReturnType<typeof readEnvironmentLayers>];

function chooseAll([environment, envFile]: Environments, file: FileLayers): ModelSettings {
  const chat = chooseModel(
    "chat",
    present([environment.chat, envFile.chat, file.chat, environment.openAi, envFile.openAi]),
  );
  const own = present([environment.grader, envFile.grader, file.grader]);
  const grader = own.length === 0 ? null : chooseModel("grader", [...own, ...fallbackTo(chat)]);
  const named = [...file.models].map(([id, layer]) => chooseModel(id, [layer]));
  const all = [chat, ...(grader === null ? [] : [grader]), ...named];
  return {
    chat: chat.choice,
    grader: grader === null ? chat.choice : grader.choice,
    choices: all.flatMap(({ choice }) => choice ?? []),
    problems: all.flatMap(({ problem }) => problem ?? []),
  };
}

/** Whose model, key and address a grader takes where it has none of its own; its model's name also on another server. */
function fallbackTo({ choice }: Chosen): readonly SettingsLayer[] {
  if (choice === null) return [];
  const { source, address, model, key, contextTokens, prices } = choice;
  const layer = { source, setting: choice.setting ?? "", line: null, isBroken: false };
  const nothing = { address: null, key: null, contextTokens: null, prices: null };
  return [
    { ...layer, address, model, key, contextTokens, prices },
    { ...layer, ...nothing, model },
  ];
}

const present = (layers: readonly (SettingsLayer | null)[]): readonly SettingsLayer[] =>
  layers.flatMap((layer) => layer ?? []);

/** A file that was wrong from the start: nobody knows where it wanted words to go, so they go nowhere. */
const broken: SettingsLayer = {
  source: "settings.yaml",
  setting: "",
  line: null,
  address: null,
  model: null,
  key: null,
  contextTokens: null,
  prices: null,
  isBroken: true,
};
const brokenFile: FileLayers = { ...noFileLayers, chat: broken, grader: broken };

async function readEnvFile({ envFile, environment }: SettingsPlaces) {
  const content = await readRegularFile(envFile, mostSettingsBytes);
  const text = typeof content === "string" ? "" : content.toString("utf8");
  const given = Object.entries(parseEnv(text)).filter(([name]) => !isEmptied(environment, name));
  const variables: Variables = Object.fromEntries(given);
  const lines = text.split(/\r\n|\r|\n/).map((line) => /^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1]);
  const lineOf = (name: string): number | null => (lines.includes(name) ? lines.indexOf(name) + 1 : null);
  const layers = readEnvironmentLayers(".env", variables, lineOf);
  const unread = typeof content === "string" && content !== "missing" ? [unreadable(content)] : [];
  const holdsKey = given.some(([name, value]) => name.endsWith("_KEY") && value !== "");
  return { variables, holdsKey, layers: { ...layers, problems: [...unread, ...layers.problems] } };
}

/** An empty value in the environment takes that of `.env` away; with an address goes the key that was meant for it. */
const isEmptied = (environment: Variables, name: string): boolean =>
  environment[name] === "" || environment[name.replace(/_KEY$/, "_URL")] === "";

const unreadable = (problem: string): SettingsProblem => ({
  source: ".env",
  line: null,
  message:
    problem === "too-large" ? "The file is larger than 64 KiB." : "The file cannot be read: put a plain file here.",
});

/** Windows has no such modes: there they say nothing. */
async function openToOthers(source: string, path: string): Promise<readonly SettingsProblem[]> {
  if (process.platform === "win32") return [];
  const status = await lstat(path).catch(() => null);
  if (status === null || (status.mode & 0o044) === 0) return [];
  const message = `It holds a key, and other users of this computer may read it. Type: chmod 600 ${path}`;
  return [{ source, line: null, message }];
}

async function stateOf(path: string): Promise<string> {
  const status = await lstat(path, { bigint: true }).catch(() => null);
  return status === null ? "" : `${status.ino} ${status.size} ${status.mtimeNs} ${status.ctimeNs}`;
}
