import type { ModelSummary } from "#core/api.ts";
import type { InterviewerTurn, SessionEvent } from "#core/transcript/session.ts";
import { builtInVoice } from "../setup/voices.ts";

/** What the models of one interview took. Only what their servers counted is summed. */
export interface SessionUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Some call was ended early, as its words broke a rule: its server may not have counted it. */
  readonly isAtLeast: boolean;
  /** Turns that a model was asked for. */
  readonly turns: number;
  /** Those of them whose tokens nobody told, such as turns that were cut off. */
  readonly uncounted: number;
  /** One sum for each currency; empty where no price was given. */
  readonly costs: readonly { readonly currency: string; readonly amount: number }[];
  /** Counted turns of models that have no price, or are not configured any more. */
  readonly unpriced: number;
}

const perTokens = 1_000_000;

/** Sums an interview up, with the prices that the settings give now. */
export function sumUsage(events: readonly SessionEvent[], models: readonly ModelSummary[]): SessionUsage {
  const turns = turnsOfModels(events).map(({ turn, modelId }) => measure(turn, modelId, models));
  const counted = turns.flatMap(({ tokens }) => tokens ?? []);
  const priced = turns.flatMap(({ cost }) => cost ?? []);
  const currencies = [...new Set(priced.map(({ currency }) => currency))];
  return {
    inputTokens: sum(counted.map(({ input }) => input)),
    outputTokens: sum(counted.map(({ output }) => output)),
    isAtLeast: turns.some(({ isCutShort }) => isCutShort),
    turns: turns.length,
    uncounted: turns.length - counted.length,
    costs: currencies.map((currency) => ({
      currency,
      amount: sum(priced.filter((cost) => cost.currency === currency).map(({ amount }) => amount)),
    })),
    unpriced: counted.length - priced.length,
  };
}

/** Each turn with the model that was to word it. */
function turnsOfModels(events: readonly SessionEvent[]) {
  let voice = builtInVoice;
  return events.flatMap((event) => {
    if (event.type === "voice-chosen") voice = event.voice;
    const modelId = voice.name === "model" ? voice.modelId : null;
    if (event.type !== "interviewer-turn") return [];
    const isOfModel = event.voice === undefined ? modelId !== null : event.voice.calls > 0;
    return isOfModel ? [{ turn: event, modelId }] : [];
  });
}

function measure({ voice }: InterviewerTurn, modelId: string | null, models: readonly ModelSummary[]) {
  const input = voice?.usage.inputTokens ?? null;
  const output = voice?.usage.outputTokens ?? null;
  if (input === null || output === null) return { tokens: null, cost: null, isCutShort: false };
  const prices = models.find(({ id, model }) => id === modelId && model === voice?.model)?.prices ?? null;
  return {
    tokens: { input, output },
    isCutShort: voice !== undefined && voice.violations.length > 0,
    cost:
      prices === null
        ? null
        : { currency: prices.currency, amount: (input * prices.input + output * prices.output) / perTokens },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const count = new Intl.NumberFormat("en-GB");
const amount = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 2 });

/** One line for the person, ready to be read; `null` when no model was asked. What is not known is said to be unknown. */
export function usageText({
  costs,
  inputTokens,
  isAtLeast,
  outputTokens,
  turns,
  uncounted,
  unpriced,
}: SessionUsage): string | null {
  if (turns === 0) return null;
  if (uncounted === turns) return "Tokens unknown: the model’s server did not count them";
  const tokens = `${isAtLeast ? "at least " : ""}${count.format(inputTokens)} tokens in, ${count.format(outputTokens)} out`;
  const gaps = uncounted === 0 ? "" : `, and ${turnsText(uncounted)} whose tokens are unknown`;
  if (costs.length === 0) return `${tokens}${gaps}`;
  const cost = costs.map((one) => `${amount.format(one.amount)} ${one.currency}`).join(" and ");
  return `${tokens}${gaps}; about ${cost}${unpriced === 0 ? "" : `, and ${turnsText(unpriced)} without a price`}`;
}

const turnsText = (turns: number): string => (turns === 1 ? "1 turn" : `${turns} turns`);
