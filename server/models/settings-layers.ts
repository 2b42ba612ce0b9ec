import type { ModelsReply, ModelSummary } from "#core/api.ts";
import type { ModelAddress } from "./settings-address.ts";

export type SettingsProblem = ModelsReply["problems"][number];
type Prices = NonNullable<ModelSummary["prices"]>;

/** What one source says about one model; each field may be missing. */
export interface SettingsLayer {
  readonly source: ModelSummary["source"];
  /** What to change to have another model, such as `HOTSEAT_CHAT_MODEL`. */
  readonly setting: string;
  readonly line: number | null;
  readonly address: ModelAddress | null;
  readonly model: string | null;
  readonly key: string | null;
  readonly contextTokens: number | null;
  readonly prices: Prices | null;
  /** Something in it is wrong, and was named already: the layers below do not step in, as words might go where nobody meant them to. */
  readonly isBroken: boolean;
}

/** One model with all that a call needs. Holds the key: it goes to the AI SDK and nowhere else. */
export interface ModelChoice {
  readonly id: string;
  readonly address: ModelAddress;
  readonly model: string;
  readonly key: string | null;
  readonly contextTokens: number;
  readonly prices: Prices | null;
  readonly source: ModelSummary["source"];
  readonly setting: string | null;
}

export interface Chosen {
  /** `null` = no model, or none that may be used. */
  readonly choice: ModelChoice | null;
  readonly problem: SettingsProblem | null;
}

/** What a server nearby takes where nobody changed it; a longer prompt it would cut without a word. */
export const windowNearby = 4_096;
const windowElsewhere = 8_000;

/**
 * Puts one model together, the first layer first. The first address decides, and what belongs to it comes from layers that name
 * no other: a key never goes to a server that it was not given for, and a window or a price holds for its own model only.
 */
export function chooseModel(id: string, layers: readonly SettingsLayer[]): Chosen {
  const home = layers.find(({ address, isBroken }) => address !== null || isBroken);
  if (home === undefined) return { choice: null, problem: problemOfNoAddress(layers) };
  const address = home.address;
  if (address === null || home.isBroken) return none;
  const fitting = layers.filter(
    (layer) => !layer.isBroken && (layer.address === null || layer.address.origin === address.origin),
  );
  const named = fitting.find(({ model }) => model !== null);
  if (named?.model == null)
    return { choice: null, problem: problemAt(home, `No model is named: set ${home.setting}.`) };
  const { model } = named;
  const ofModel = fitting.filter((layer) => layer.model === null || layer.model === model);
  const choice: ModelChoice = {
    id,
    address,
    model,
    key: firstOf(fitting, "key"),
    contextTokens: firstOf(ofModel, "contextTokens") ?? (address.isNearby ? windowNearby : windowElsewhere),
    prices: firstOf(ofModel, "prices"),
    source: named.source,
    setting: named.setting,
  };
  return withoutOpenLine(choice, home);
}

export const choiceToSummary = (choice: ModelChoice): ModelSummary => ({
  id: choice.id,
  model: choice.model,
  host: choice.address.host,
  isOnThisMachine: choice.address.isOnThisMachine,
  source: choice.source,
  setting: choice.setting,
  hasKey: choice.key !== null,
  contextTokens: choice.contextTokens,
  prices: choice.prices,
});

const none: Chosen = { choice: null, problem: null };

function withoutOpenLine(choice: ModelChoice, home: SettingsLayer): Chosen {
  const { isNearby, isEncrypted, host } = choice.address;
  if (isNearby || isEncrypted) return { choice, problem: null };
  const open = `${host} is reached by http, so your words would go over the internet unencrypted`;
  return choice.key === null
    ? { choice, problem: problemAt(home, `${open}. Use its https address.`) }
    : {
        choice: null,
        problem: problemAt(home, `${open}, and the key with them: it is not used. Use its https address.`),
      };
}

function problemOfNoAddress(layers: readonly SettingsLayer[]): SettingsProblem | null {
  const idle = layers.find(({ model, key }) => model !== null || key !== null);
  return idle === undefined ? null : problemAt(idle, `${nameOf(idle)} has no address: set ${addressSettingOf(idle)}.`);
}

const nameOf = ({ model, setting }: SettingsLayer): string => (model === null ? "A key" : setting);
const addressSettingOf = ({ setting }: SettingsLayer): string =>
  setting.replace(/_MODEL$/, "_URL").replace(/model$/, "url");

const problemAt = ({ source, line }: SettingsLayer, message: string): SettingsProblem => ({ source, line, message });

function firstOf<Field extends "key" | "contextTokens" | "prices">(
  layers: readonly SettingsLayer[],
  field: Field,
): SettingsLayer[Field] | null {
  return layers.find((layer) => layer[field] !== null)?.[field] ?? null;
}
