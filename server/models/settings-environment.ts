import { err, ok, type Result } from "#core/result.ts";
import { type ModelAddress, parseModelAddress } from "./settings-address.ts";
import type { SettingsLayer, SettingsProblem } from "./settings-layers.ts";

/** Variables of the environment or of `.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface EnvironmentLayers {
  readonly chat: SettingsLayer | null;
  readonly grader: SettingsLayer | null;
  /** Of `OPENAI_API_KEY`: for OpenAI's own address, or that of `OPENAI_BASE_URL`, and no other. */
  readonly openAi: SettingsLayer | null;
  readonly problems: readonly SettingsProblem[];
}

/** OpenAI's smallest current model; a default, which `HOTSEAT_CHAT_MODEL` changes. */
export const openAiDefaultModel = "gpt-6-luna";
export const openAiOrigin = "https://api.openai.com";
const openAiWindow = 128_000;

const roles = { chat: "HOTSEAT_CHAT", grader: "HOTSEAT_GRADER" } as const;
const fields = ["URL", "MODEL", "KEY", "WINDOW"] as const;
const known: ReadonlySet<string> = new Set(
  Object.values(roles).flatMap((role) => fields.map((field) => `${role}_${field}`)),
);

/**
 * Each wrong variable is one problem that names it and never repeats its value. An empty value is none.
 * @param lineOf line of a variable, where its source has lines
 */
export function readEnvironmentLayers(
  source: "environment" | ".env",
  variables: Variables,
  lineOf: (name: string) => number | null = () => null,
): EnvironmentLayers {
  const read = createReader(source, variables, lineOf);
  const chat = read.role(roles.chat);
  const grader = read.role(roles.grader);
  const openAi = read.openAi();
  const strange = Object.keys(variables).filter((name) => isStrange(source, name));
  return {
    chat,
    grader,
    openAi,
    problems: [...read.problems, ...strange.map((name) => strangeAt(source, lineOf, name))],
  };
}

/** Visible characters of ASCII: anything else would be refused as a header, in a sentence that repeats it. */
export const isKey = (text: string): boolean => /^[\x21-\x7e]{1,2048}$/.test(text);
export const keyWords = "must be a key: letters, digits and signs, with no blank in it";
export const isModelName = (text: string): boolean => /^[^\p{Cc}]{1,200}$/u.test(text);
export const fewestTokens = 1_000;
export const mostTokens = 10_000_000;

function createReader(source: "environment" | ".env", variables: Variables, lineOf: (name: string) => number | null) {
  const problems: SettingsProblem[] = [];
  function take<T>(name: string, parse: (text: string) => Result<T, string>): { value: T | null; isBroken: boolean } {
    const text = variables[name]?.trim() ?? "";
    if (text === "") return { value: null, isBroken: false };
    const parsed = parse(text);
    if (parsed.ok) return { value: parsed.value, isBroken: false };
    problems.push({ source, line: lineOf(name), message: `${name} ${parsed.error}.` });
    return { value: null, isBroken: true };
  }
  const role = (start: string): SettingsLayer | null => {
    const [urlName, modelName, keyName] = [`${start}_URL`, `${start}_MODEL`, `${start}_KEY`];
    const url = take(urlName, parseModelAddress);
    const model = take(modelName, parseModelName);
    const key = take(keyName, parseKey);
    const window = take(`${start}_WINDOW`, parseWindow);
    const isBroken = [url, model, key].some((field) => field.isBroken);
    const found = { address: url.value, model: model.value, key: key.value, contextTokens: window.value, prices: null };
    if (!isBroken && Object.values(found).every((value) => value === null)) return null;
    return {
      source,
      setting: modelName,
      line: lineOf(urlName) ?? lineOf(modelName) ?? lineOf(keyName),
      ...found,
      isBroken,
    };
  };
  const openAi = (): SettingsLayer | null => {
    const key = take("OPENAI_API_KEY", parseKey);
    if (key.value === null && !key.isBroken) return null;
    const url = take("OPENAI_BASE_URL", parseModelAddress);
    const address = url.value ?? openAiAddress();
    const isOpenAi = address.origin === openAiOrigin;
    return {
      source,
      setting: `${roles.chat}_MODEL`,
      line: lineOf("OPENAI_API_KEY"),
      address,
      key: key.value,
      prices: null,
      model: isOpenAi ? openAiDefaultModel : null,
      contextTokens: isOpenAi ? openAiWindow : null,
      isBroken: key.isBroken || url.isBroken,
    };
  };
  return { problems, role, openAi };
}

function openAiAddress(): ModelAddress {
  const parsed = parseModelAddress(`${openAiOrigin}/v1`);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const parseModelName = (text: string): Result<string, string> =>
  isModelName(text) ? ok(text) : err("must be the name of a model, in one line of at most 200 characters");

const parseKey = (text: string): Result<string, string> => (isKey(text) ? ok(text) : err(keyWords));

function parseWindow(text: string): Result<number, string> {
  const tokens = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return tokens >= fewestTokens && tokens <= mostTokens
    ? ok(tokens)
    : err(`must be a whole number of tokens, from ${fewestTokens} to ${mostTokens}`);
}

/** A slip of the pen in the environment; in `.env` anything of ours that is read elsewhere. */
const isStrange = (source: "environment" | ".env", name: string): boolean =>
  !known.has(name) && (source === ".env" ? /^HOTSEAT_/ : /^HOTSEAT_(?:CHAT|GRADER)_/).test(name);

function strangeAt(
  source: "environment" | ".env",
  lineOf: (name: string) => number | null,
  name: string,
): SettingsProblem {
  const isOfModels = /^HOTSEAT_(?:CHAT|GRADER)_/.test(name);
  const advice = isOfModels
    ? `is not known: mend its spelling (${fields.map((field) => `…_${field}`).join(", ")})`
    : "is not read from .env: set it in the environment";
  return { source, line: lineOf(name), message: `${name} ${advice}.` };
}
