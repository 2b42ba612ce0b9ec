import type { LanguageModelV4 } from "@ai-sdk/provider";
import { ok } from "#core/result.ts";
import type { Usage } from "#core/transcript/session.ts";
import type { ConfiguredModel, ModelMessage, ModelPart, ModelStore, TalkToModel } from "../models/model.ts";

/** What one call does: a text (in pieces of a few characters), parts of one's own, or a failure that is thrown. */
export type ScriptedReply = string | readonly (ModelPart | Error)[] | Error;

export interface ScriptedTalk {
  readonly talk: TalkToModel;
  /** What each call was sent, oldest first. */
  readonly calls: readonly (readonly ModelMessage[])[];
}

const pieceLength = 5;

/** A model that says what its script says, one entry a call; the last entry goes on. */
export function createScriptedTalk(script: readonly ScriptedReply[]): ScriptedTalk {
  const calls: (readonly ModelMessage[])[] = [];
  return {
    calls,
    async *talk(_model, messages, { onSpent }) {
      const reply = script[Math.min(calls.length, script.length - 1)] ?? "";
      calls.push(messages);
      if (reply instanceof Error) throw reply;
      let usage: Usage = { inputTokens: null, outputTokens: null };
      try {
        for (const part of typeof reply === "string" ? partsOf(reply) : reply) {
          if (part instanceof Error) throw part;
          if (part.type === "done") usage = part.usage;
          yield part;
        }
      } finally {
        onSpent?.(usage);
      }
    },
  };
}

export function* partsOf(text: string): Generator<ModelPart> {
  for (let start = 0; start < text.length; start += pieceLength)
    yield { type: "text", text: text.slice(start, start + pieceLength) };
  yield { type: "done", usage: { inputTokens: 100, outputTokens: 20 } };
}

/** For talks that never look at it. */
const unusedModel: LanguageModelV4 = {
  specificationVersion: "v4",
  provider: "scripted",
  modelId: "scripted",
  supportedUrls: {},
  doGenerate: () => Promise.reject(new Error("not used")),
  doStream: () => Promise.reject(new Error("not used")),
};

export const scriptedModel: ConfiguredModel = {
  model: unusedModel,
  summary: {
    id: "scripted",
    model: "scripted-1",
    host: "127.0.0.1:1",
    isOnThisMachine: true,
    source: "environment",
    setting: "HOTSEAT_CHAT_MODEL",
    hasKey: false,
    contextTokens: 8_000,
    prices: null,
  },
};

/** Knows that model alone. */
export const scriptedModels = (unknown: ModelStore): ModelStore => ({
  ...unknown,
  byId: async (id) => (id === scriptedModel.summary.id ? ok(scriptedModel) : unknown.byId(id)),
});
