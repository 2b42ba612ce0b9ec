import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { AppError } from "#core/errors.ts";
import { err, ok } from "#core/result.ts";
import { findLocalModels, type LocalServer } from "./found.ts";
import type { ModelStore } from "./model.ts";
import { openSdkModel } from "./sdk-model.ts";
import { createModelSettings, type SettingsPlaces } from "./settings.ts";
import { choiceToSummary, type ModelChoice, type SettingsProblem } from "./settings-layers.ts";

export interface ModelStoreOptions extends SettingsPlaces {
  /** Where to look for servers that nobody configured; none = do not look. */
  readonly localServers: readonly LocalServer[];
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

const lookBudgetMs = 400;
const foundHoldsMs = 5_000;

/**
 * The models of this machine's settings, and those of servers that were found on it. Settings come first. What was found is
 * offered and never chosen by itself. A request names an id; address and key stay in here.
 */
export function createModelStore(options: ModelStoreOptions): ModelStore {
  const readSettings = createModelSettings(options);
  const found = createFinder(options);
  const opened = new Map<string, { readonly choice: ModelChoice; readonly model: Promise<LanguageModelV4> }>();
  const open = (choice: ModelChoice): Promise<LanguageModelV4> => {
    const before = opened.get(choice.id);
    if (before !== undefined && isSame(before.choice, choice)) return before.model;
    const model = openSdkModel(choice);
    opened.set(choice.id, { choice, model });
    return model;
  };
  return {
    async list(of) {
      const [settings, local] = await Promise.all([readSettings(), of === "settings" ? [] : found.newest()]);
      const models = [...settings.choices, ...local.filter((choice) => !isConfigured(choice, settings.choices))];
      return {
        models: models.map(choiceToSummary),
        chat: settings.chat?.id ?? null,
        grader: settings.grader?.id ?? null,
        settingsFile: options.settingsFile,
        problems: [...settings.problems],
      };
    },
    async byId(id) {
      const settings = await readSettings();
      const choice = settings.choices.find((one) => one.id === id) ?? (await found.byId(id));
      if (choice === null) return err(missing(id, settings.problems, options.localServers));
      return ok({ summary: choiceToSummary(choice), model: await open(choice) });
    },
  };
}

/** Why there is no model of that id now. A server that was found is merely away; settings that are wrong may have named it. */
function missing(id: string, [problem]: readonly SettingsProblem[], localServers: readonly LocalServer[]): AppError {
  if (localServers.some((server) => id.startsWith(`${server.id}-`)))
    return {
      code: "model-unreachable",
      detail: "It was found on this computer, and is not there now: start it again.",
    };
  if (problem === undefined) return { code: "model-unknown" };
  const place = problem.line === null ? problem.source : `${problem.source}, line ${problem.line}`;
  return { code: "model-broken", detail: `${place}: ${problem.message}` };
}

/** For `HOTSEAT_MODELS=off`. */
export const noModels = (settingsFile: string): ModelStore => ({
  list: async () => ({ models: [], chat: null, grader: null, settingsFile, problems: [] }),
  byId: async () => err({ code: "model-unknown" }),
});

/** A model keeps its id for as long as the server runs, so that a turn does not wait for another look around. */
function createFinder({ localServers, now }: ModelStoreOptions) {
  const known = new Map<string, ModelChoice>();
  let last: { readonly atMs: number; readonly models: Promise<readonly ModelChoice[]> } | null = null;
  const newest = async (): Promise<readonly ModelChoice[]> => {
    if (last === null || now() - last.atMs > foundHoldsMs)
      last = { atMs: now(), models: findLocalModels(localServers, lookBudgetMs) };
    const models = await last.models;
    for (const model of models) known.set(model.id, model);
    return models;
  };
  return {
    newest,
    byId: async (id: string): Promise<ModelChoice | null> => {
      if (!known.has(id) && localServers.some((server) => id.startsWith(`${server.id}-`))) await newest();
      return known.get(id) ?? null;
    },
  };
}

const isConfigured = (found: ModelChoice, choices: readonly ModelChoice[]): boolean =>
  choices.some(
    ({ id, model, address }) =>
      id === found.id ||
      (model === found.model && address.isOnThisMachine && portOf(address.origin) === portOf(found.address.origin)),
  );

const portOf = (origin: string): string => new URL(origin).port;

const isSame = (one: ModelChoice, other: ModelChoice): boolean => JSON.stringify(one) === JSON.stringify(other);
