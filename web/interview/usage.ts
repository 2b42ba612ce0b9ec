import type { ModelSummary } from "#core/api.ts";
import type { InterviewerTurn, SessionEvent, TurnVoice } from "#core/transcript/session.ts";
import { builtInVoice } from "../setup/voices.ts";

/** What the models of one interview took. Only what their servers counted is summed. */
export interface SessionUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** All that a model took on, also for words that were never shown. */
  readonly calls: number;
  /** Those of them whose tokens nobody told, such as calls that were ended early: the sums are at least what was taken. */
  readonly uncounted: number;
  /** One sum for each currency; empty where no price was given. */
  readonly costs: readonly { readonly currency: string; readonly amount: number }[];
  /** Counted calls of models that have no price, or are not configured any more. */
  readonly unpriced: number;
}

const perTokens = 1_000_000;

/** Sums an interview up, with the prices that the settings give now. */
export function sumUsage(events: readonly SessionEvent[], models: readonly ModelSummary[]): SessionUsage {
  const turns = turnsOfModels(events).map(({ turn, modelId }) => measure(turn, modelId, models));
  const priced = turns.flatMap(({ cost }) => cost ?? []);
  const currencies = [...new Set(priced.map(({ currency }) => currency))];
  return {
    inputTokens: sum(turns.map(({ input }) => input)),
    outputTokens: sum(turns.map(({ output }) => output)),
    calls: sum(turns.map(({ calls }) => calls)),
    uncounted: sum(turns.map(({ uncounted }) => uncounted)),
    costs: currencies.map((currency) => ({
      currency,
      amount: sum(priced.filter((cost) => cost.currency === currency).map(({ amount }) => amount)),
    })),
    unpriced: sum(turns.map(({ calls, cost, uncounted }) => (cost === null ? calls - uncounted : 0))),
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

/** A turn without a word on its calls was cut off while the first of them ran. */
function measure({ voice }: InterviewerTurn, modelId: string | null, models: readonly ModelSummary[]) {
  const { calls, uncountedCalls, usage } = voice ?? unfinished;
  const isCounted = usage.inputTokens !== null && usage.outputTokens !== null;
  const uncounted = uncountedCalls ?? (isCounted ? 0 : calls);
  const input = usage.inputTokens ?? 0;
  const output = usage.outputTokens ?? 0;
  const prices = models.find(({ id, model }) => id === modelId && model === voice?.model)?.prices ?? null;
  const cost =
    prices === null || calls === uncounted
      ? null
      : { currency: prices.currency, amount: (input * prices.input + output * prices.output) / perTokens };
  return { input, output, calls, uncounted, cost };
}

const unfinished: Pick<TurnVoice, "calls" | "uncountedCalls" | "usage"> = {
  calls: 1,
  uncountedCalls: 1,
  usage: { inputTokens: null, outputTokens: null },
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const count = new Intl.NumberFormat("en-GB");
const amount = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 2 });

/** One line for the person, ready to be read; `null` when no model was asked. What is not known is said to be unknown. */
export function usageText(usage: SessionUsage): string | null {
  const { calls, costs, inputTokens, outputTokens, uncounted, unpriced } = usage;
  if (calls === 0) return null;
  if (uncounted === calls) return `Tokens unknown: the model’s server counted none of ${callsText(calls)}`;
  const tokens = `${count.format(inputTokens)} tokens in, ${count.format(outputTokens)} out`;
  const gaps = `at least ${tokens}: ${uncounted} of ${callsText(calls)} ${uncounted === 1 ? "was" : "were"} not counted by the model’s server`;
  const taken = uncounted === 0 ? tokens : gaps;
  if (costs.length === 0) return taken;
  const cost = costs.map((one) => `${amount.format(one.amount)} ${one.currency}`).join(" and ");
  const priceless = unpriced === 0 ? "" : `, and ${callsText(unpriced)} without a price`;
  return `${taken}; ${uncounted === 0 ? "about" : "at least"} ${cost}${priceless}`;
}

const callsText = (calls: number): string => (calls === 1 ? "1 call" : `${calls} calls`);
