import type { LanguageModelV4 } from "@ai-sdk/provider";
import { openAiDefaultModel, openAiOrigin } from "./settings-environment.ts";
import type { ModelChoice } from "./settings-layers.ts";

/** A model behind the AI SDK's interface. The SDK is loaded with the first one: the server starts faster and stays smaller without it. */
export async function openSdkModel({ address, model, key }: ModelChoice): Promise<LanguageModelV4> {
  const { createChatModel } = await import("./chat-model.ts");
  const { baseUrl, origin } = address;
  return createChatModel({ baseUrl, model, key, ...(origin === openAiOrigin && { adapt: forOpenAi }) });
}

/** OpenAI's newer models refuse `max_tokens`. The default one thinks before it speaks unless it is told not to. */
function forOpenAi({ max_tokens: mostTokens, ...body }: Record<string, unknown>): Record<string, unknown> {
  const limited = mostTokens === undefined ? body : { ...body, max_completion_tokens: mostTokens };
  return body["model"] === openAiDefaultModel ? { reasoning_effort: "none", ...limited } : limited;
}
