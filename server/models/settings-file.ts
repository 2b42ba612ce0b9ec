import { load, YAMLException } from "js-yaml";
import * as z from "zod";
import { err, ok, type Result } from "#core/result.ts";
import { issueToSentence, packErrorMap } from "../pack-wording.ts";
import type { FileProblem } from "../safe-files.ts";
import { createFindPlace, type FindPlace, offsetToPlace } from "../yaml-places.ts";
import { parseModelAddress } from "./settings-address.ts";
import { fewestTokens, isKey, isModelName, keyWords, mostTokens, type Variables } from "./settings-environment.ts";
import type { SettingsLayer, SettingsProblem } from "./settings-layers.ts";

/** `settings.yaml`, put into the shape in which all sources are compared. */
export interface FileLayers {
  readonly chat: SettingsLayer | null;
  readonly grader: SettingsLayer | null;
  /** By the id under which a request names it. */
  readonly models: ReadonlyMap<string, SettingsLayer>;
  /** It has a key itself, not only the name of a variable. */
  readonly holdsKey: boolean;
  /** What is wrong with single entries; they are marked as broken. */
  readonly problems: readonly SettingsProblem[];
}

export const noFileLayers: FileLayers = { chat: null, grader: null, models: new Map(), holdsKey: false, problems: [] };
export const mostSettingsBytes = 64 * 1024;
const source = "settings.yaml";

const Url = z.string().superRefine((text, context) => {
  const parsed = parseModelAddress(text);
  if (!parsed.ok) context.addIssue({ code: "custom", message: parsed.error });
});
const price = z.number().min(0).max(1_000_000);
const Entry = z
  .strictObject({
    url: Url.optional(),
    model: z
      .string()
      .refine(isModelName, "must be the name of a model, in one line of at most 200 characters")
      .optional(),
    key: z.string().refine(isKey, keyWords).optional(),
    key_from: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,63}$/, "must be the name of a variable of the environment, in capitals")
      .optional(),
    window: z.int().min(fewestTokens).max(mostTokens).optional(),
    prices: z
      .strictObject({
        currency: z.string().regex(/^[A-Z]{3}$/, "must be three capitals, such as EUR"),
        input: price,
        output: price,
      })
      .optional(),
  })
  .refine(({ key, key_from }) => key === undefined || key_from === undefined, {
    message: "takes one of key and key_from, not both",
  });
type Entry = z.infer<typeof Entry>;

const reservedId = /^(?:chat|grader)$/;
const ModelId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "must be lower-case letters, digits and hyphens")
  .refine((id) => !reservedId.test(id), "has a name that is taken");
const SettingsFile = z.strictObject({
  chat: Entry.optional(),
  grader: Entry.optional(),
  models: z.record(ModelId, Entry).optional(),
});
type SettingsFile = z.infer<typeof SettingsFile>;

const sentenceByFileProblem: Readonly<Record<Exclude<FileProblem, "missing">, string>> = {
  "not-a-file": "This is a link, a folder or a device: put a plain file here.",
  "too-large": "The file is larger than 64 KiB: make it shorter.",
  unreadable: "The file cannot be read: mend its permissions.",
};

/**
 * Checks the whole file. Problems have their line, and never a word out of the file: any word might be a key.
 * @param variables where `key_from` looks
 */
export function readSettingsFile(
  content: Buffer | FileProblem,
  variables: Variables,
): Result<FileLayers, readonly SettingsProblem[]> {
  if (content === "missing") return ok(noFileLayers);
  if (typeof content === "string") return err([{ source, line: null, message: sentenceByFileProblem[content] }]);
  const text = decode(content);
  if (text === null) return err([{ source, line: null, message: "The file is not UTF-8: save it as UTF-8." }]);
  if (/^\s*(?:#.*\s*)*$/.test(text)) return ok(noFileLayers);
  const loaded = loadYaml(text);
  if (!loaded.ok) return err([{ source, ...loaded.error }]);
  const parsed = SettingsFile.safeParse(loaded.value, { error: packErrorMap });
  const findPlace = createFindPlace(text);
  if (!parsed.success) return err(parsed.error.issues.slice(0, 20).map((issue) => issueToProblem(issue, findPlace)));
  return ok(toLayers(parsed.data, variables, findPlace));
}

function decode(content: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

/** The parser's own words are left out: they may repeat a piece of the file. */
function loadYaml(text: string): Result<unknown, { line: number; message: string }> {
  try {
    return ok(load(text, { maxDepth: 16, maxAliases: 0 }));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? offsetToPlace(text, 0).line - 1) + 1;
    const message = /duplicated/.test(error.reason)
      ? "This key is there twice: keep one of the two."
      : "This is not YAML. Look at the indentation, and put quotes around a text that holds a colon or begins with a special sign.";
    return err({ line, message });
  }
}

function issueToProblem(issue: z.core.$ZodIssue, findPlace: FindPlace): SettingsProblem {
  const isStrange = issue.code === "unrecognized_keys";
  const isId = issue.code === "invalid_key";
  const path = isStrange ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  const { line } = findPlace(path, isStrange || isId ? "key" : "value");
  if (isStrange) return { source, line, message: strangeKey(issue.path, issue.keys[0] ?? "") };
  if (isId)
    return {
      source,
      line,
      message: `An id below "models" takes lower-case letters, digits and hyphens, and is not chat or grader.`,
    };
  const name = path[0] === "models" && path.length === 2 ? "models" : String(path.at(-1) ?? "");
  return { source, line, message: issueToSentence(name, issue.message) };
}

/** What reads like the name of a setting is no secret. */
const isPlainWord = (key: string): boolean => /^[a-z]{1,12}(?:_?[a-z]{1,12}|[A-Z][a-z]{1,12})?$/.test(key);

const strangeKey = (path: readonly PropertyKey[], key: string): string => {
  const entryKeys = Object.keys(Entry.shape).join(", ");
  const keys =
    path.length === 0 ? "chat, grader, models" : path.at(-1) === "prices" ? "currency, input, output" : entryKeys;
  return `${isPlainWord(key) ? `The key "${key}"` : "A key here"} is not known: take it out, or mend its spelling. Known are ${keys}.`;
};

function toLayers(file: SettingsFile, variables: Variables, findPlace: FindPlace): FileLayers {
  const problems: SettingsProblem[] = [];
  const toLayer = (entry: Entry, path: readonly string[]): SettingsLayer => {
    const key = entry.key_from === undefined ? (entry.key ?? null) : (variables[entry.key_from]?.trim() ?? "");
    const isBroken = key !== null && !isKey(key);
    if (isBroken) {
      const message = `The variable that "key_from" names ${key === "" ? "is not set" : "holds no key"}.`;
      problems.push({ source, line: findPlace([...path, "key_from"], "value").line, message });
    }
    const address = entry.url === undefined ? null : parseModelAddress(entry.url);
    return {
      source,
      setting: [...path, "model"].join("."),
      line: findPlace(path, "key").line,
      address: address?.ok === true ? address.value : null,
      model: entry.model ?? null,
      key,
      contextTokens: entry.window ?? null,
      prices: entry.prices ?? null,
      isBroken,
    };
  };
  const named = Object.entries(file.models ?? {});
  return {
    chat: file.chat === undefined ? null : toLayer(file.chat, ["chat"]),
    grader: file.grader === undefined ? null : toLayer(file.grader, ["grader"]),
    models: new Map(named.map(([id, entry]) => [id, toLayer(entry, ["models", id])] as const)),
    holdsKey: [file.chat, file.grader, ...named.map(([, entry]) => entry)].some((entry) => entry?.key !== undefined),
    problems,
  };
}
