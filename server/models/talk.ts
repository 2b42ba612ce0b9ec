import type { LanguageModelV4, LanguageModelV4Prompt, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { type ErrorCode, userTextByCode } from "#core/errors.ts";
import type { Usage } from "#core/transcript/session.ts";
import { StreamFailure } from "../stream.ts";
import { type CallBudgets, createCallWatch, pause } from "./call-watch.ts";
import { errorToFault, type Fault, faultToFailure } from "./failures.ts";
import type { ModelMessage, ModelPart, TalkOptions, TalkToModel } from "./model.ts";

export interface TalkSettings extends CallBudgets {
  /** What a server may ask to wait before the one retry. */
  readonly mostWaitMs: number;
  /** Before the one retry, where a server does not say; more or less of it by chance. */
  readonly retryMs: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

const usual: TalkSettings = {
  firstByteMs: 60_000,
  silenceMs: 30_000,
  turnMs: 180_000,
  mostWaitMs: 10_000,
  retryMs: 1_000,
  random: Math.random,
};

const mostCalls = 2;
/** A server may refuse first the schema and then any shape. */
const mostCallsWithShape = 3;
const mostCharacters = 256 * 1024;

/**
 * One reply through the AI SDK's own model interface. At most two calls: the second only while nothing was said, where the
 * server cannot be reached, is busy, failed, said nothing, or refused what can be left out.
 */
export function createTalk(change: Partial<TalkSettings> = {}): TalkToModel {
  const settings = { ...usual, ...change };
  return async function* talk({ model, summary }, messages, { signal, mostTokens, shape, onSpent }) {
    const endsAtMs = performance.now() + settings.turnMs;
    const prompt = messages.map(messageToPrompt);
    for (let call = 1; ; call += 1) {
      const attempt: Attempt = { hasBegun: false };
      try {
        return yield* sayOnce({ model, prompt, mostTokens, shape, signal, settings, endsAtMs, attempt, onSpent });
      } catch (error) {
        if (signal.aborted) throw new StreamFailure({ code: "stopped" });
        const fault = errorToFault(error, attempt.hasBegun);
        if (fault === null) throw error;
        const waitMs =
          call < (shape === undefined ? mostCalls : mostCallsWithShape)
            ? waitBeforeRetry(fault, attempt, settings)
            : null;
        if (waitMs === null || performance.now() + waitMs > endsAtMs)
          throw new StreamFailure(faultToFailure(fault, summary));
        if (waitMs === 0) continue;
        yield { type: "waiting", reason: userTextByCode[fault.code], waitMs };
        await pause(waitMs, signal);
      }
    }
  };
}

interface Attempt {
  /** The head of the reply came. */
  hasBegun: boolean;
}

interface Call {
  readonly model: LanguageModelV4;
  readonly prompt: LanguageModelV4Prompt;
  readonly mostTokens: number;
  readonly shape: TalkOptions["shape"];
  readonly signal: AbortSignal;
  readonly settings: TalkSettings;
  readonly endsAtMs: number;
  readonly attempt: Attempt;
  readonly onSpent: TalkOptions["onSpent"];
}

async function* sayOnce(call: Call): AsyncGenerator<ModelPart, void, void> {
  const watch = createCallWatch(call.settings, call.endsAtMs, call.signal);
  let characters = 0;
  let isFinished = false;
  let usage: Usage = { inputTokens: null, outputTokens: null };
  try {
    const asked = {
      prompt: call.prompt,
      maxOutputTokens: call.mostTokens,
      abortSignal: watch.signal,
      ...(call.shape !== undefined && { responseFormat: { type: "json" as const, ...call.shape } }),
    };
    const { stream } = await watch.orStopped(call.model.doStream(asked));
    call.attempt.hasBegun = true;
    const reader = watch.follow(stream);
    while (!isFinished) {
      const part = await watch.read(reader);
      if (part === undefined) throw new StreamFailure({ code: "model-cut" });
      if (part.type === "text-delta") {
        const text = characters === 0 ? part.delta.trimStart() : part.delta;
        if (text === "") continue;
        yield { type: "text", text: text.slice(0, mostCharacters - characters) };
        characters += text.length;
        if (characters >= mostCharacters) throw new StreamFailure({ code: "model-endless" });
      } else if (part.type === "error") throw part.error;
      else if (part.type === "finish") {
        isFinished = true;
        const { inputTokens, outputTokens } = part.usage;
        usage = { inputTokens: inputTokens.total ?? null, outputTokens: outputTokens.total ?? null };
        const code = codeOfFinish(part, characters > 0);
        if (code !== null) throw new StreamFailure({ code });
        yield { type: "done", usage };
      }
    }
  } catch (error) {
    throw watch.reason() ?? error;
  } finally {
    if (call.attempt.hasBegun || watch.reason() !== null) call.onSpent?.(usage);
    watch.end(isFinished);
  }
}

/** Tools were never offered: whoever waits for one has not finished. */
function codeOfFinish(
  { finishReason }: Extract<LanguageModelV4StreamPart, { type: "finish" }>,
  hasSpoken: boolean,
): ErrorCode | null {
  switch (finishReason.unified) {
    case "length":
      return "model-length";
    case "content-filter":
      return "model-filtered";
    case "error":
      return "model-failed";
    case "interrupted":
      return "model-cut";
    case "tool-calls":
      return "model-wants-tool";
    case "stop":
    case "other":
      return hasSpoken ? null : "model-empty";
  }
}

const triedAgain: readonly ErrorCode[] = ["model-unreachable", "model-busy", "model-failed"];

/** `null` = no second call; a reply that has begun is tried again only where it said nothing. */
function waitBeforeRetry(fault: Fault, attempt: Attempt, settings: TalkSettings): number | null {
  if (fault.isAdapted === true) return 0;
  const byChance = Math.round(settings.retryMs * (0.75 + settings.random() / 2));
  if (fault.code === "model-empty") return byChance;
  if (attempt.hasBegun || !triedAgain.includes(fault.code)) return null;
  if (fault.retryAfterMs === undefined) return byChance;
  return fault.retryAfterMs <= settings.mostWaitMs ? fault.retryAfterMs : null;
}

const messageToPrompt = ({ role, text }: ModelMessage): LanguageModelV4Prompt[number] =>
  role === "system" ? { role, content: text } : { role, content: [{ type: "text", text }] };
