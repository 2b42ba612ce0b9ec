import { createChatModel } from "../models/chat-model.ts";
import type { ConfiguredModel, ModelMessage, ModelPart, TalkToModel } from "../models/model.ts";
import type { ScriptedUpstream } from "./scripted-upstream.ts";
import { StreamFailure } from "../stream.ts";
import type { AppError } from "#core/errors.ts";

/** What a server must never repeat. */
export const canaryKey = "sk-CANARY-4823";

export const modelAt = (url: string): ConfiguredModel => ({
  summary: {
    id: "chat",
    model: "scripted",
    host: new URL(url).host,
    isOnThisMachine: true,
    source: "environment",
    setting: "HOTSEAT_CHAT_MODEL",
    hasKey: true,
    contextTokens: 8_000,
    prices: null,
  },
  model: createChatModel({ baseUrl: url, model: "scripted", key: canaryKey }),
});

/** A reply, heard to its end or failure. */
export interface Heard {
  readonly text: string;
  readonly parts: readonly ModelPart[];
  /** `null` = it was whole. */
  readonly failure: AppError | null;
}

const question: ModelMessage = { role: "user", text: "What would you ask next?" };

/** @param upstream a scripted one, or any model */
export async function hear(
  talk: TalkToModel,
  upstream: ScriptedUpstream | ConfiguredModel,
  signal: AbortSignal = new AbortController().signal,
): Promise<Heard> {
  const model = "url" in upstream ? modelAt(upstream.url) : upstream;
  const parts: ModelPart[] = [];
  let failure: AppError | null = null;
  try {
    for await (const part of talk(model, [question], { signal, mostTokens: 200 })) parts.push(part);
  } catch (error) {
    if (!(error instanceof StreamFailure)) throw error;
    failure = error.failure;
  }
  return { text: parts.map((part) => (part.type === "text" ? part.text : "")).join(""), parts, failure };
}
