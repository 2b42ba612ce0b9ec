import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { ModelsReply, ModelSummary } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import type { Result } from "#core/result.ts";
import type { Usage } from "#core/transcript/session.ts";

/** A model that may be used, behind the AI SDK's own interface. */
export interface ConfiguredModel {
  readonly summary: ModelSummary;
  readonly model: LanguageModelV4;
}

/** The models that the settings name or that were found on this machine; read again when the settings change. */
export interface ModelStore {
  /** @param of `settings` = without a look around this machine, which takes its time */
  list(of?: "settings"): Promise<ModelsReply>;
  /** `model-unknown` when no such id is configured now. */
  byId(id: string): Promise<Result<ConfiguredModel, AppError>>;
}

export interface ModelMessage {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
}

/** `waiting` comes before the one retry, and only before the first text; `done` is last, once the model said that it had finished. */
export type ModelPart =
  | { readonly type: "waiting"; readonly reason: string; readonly waitMs: number }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "done"; readonly usage: Usage };

export interface TalkOptions {
  readonly signal: AbortSignal;
  /** Tokens that the reply may have. */
  readonly mostTokens: number;
  /** The reply shall be JSON of this schema, as far as the server can see to it: what comes is still text to check. */
  readonly shape?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /**
   * Called once for each call that its server took on, when it is over, however it ended: it may cost something. What the
   * server did not count is `null`.
   */
  readonly onSpent?: (usage: Usage) => void;
}

/** One reply of a model. Throws `StreamFailure` with one of the `model-…` codes; a reply that was cut is never `done`. */
export type TalkToModel = (
  model: ConfiguredModel,
  messages: readonly ModelMessage[],
  options: TalkOptions,
) => AsyncGenerator<ModelPart, void, void>;
