import type { LanguageModelV4 } from "@ai-sdk/provider";
import { openAiDefaultModel, openAiOrigin } from "./settings-environment.ts";
import type { ModelChoice } from "./settings-layers.ts";

/**
 * A model behind the AI SDK's interface. The SDK is loaded with the first one: the server starts faster and stays smaller without it.
 * What a model thinks aloud between `<think>` tags comes out as reasoning, never as words.
 */
export async function openSdkModel({ address, model, key }: ModelChoice): Promise<LanguageModelV4> {
  const [{ createOpenAICompatible }, { extractReasoningMiddleware, wrapLanguageModel }] = await Promise.all([
    import("@ai-sdk/openai-compatible"),
    import("ai"),
  ]);
  const provider = createOpenAICompatible({
    name: "upstream",
    baseURL: address.baseUrl,
    ...(key !== null && { apiKey: key }),
    includeUsage: true,
    supportsStructuredOutputs: true,
    fetch: (input, options) => globalThis.fetch(input, { ...options, redirect: "error" }),
    ...(address.origin === openAiOrigin && { transformRequestBody: forOpenAi }),
  });
  return wrapLanguageModel({ model: provider(model), middleware: extractReasoningMiddleware({ tagName: "think" }) });
}

/** OpenAI's newer models refuse `max_tokens`. The default one thinks before it speaks unless it is told not to. */
function forOpenAi({ max_tokens: mostTokens, ...body }: Record<string, unknown>): Record<string, unknown> {
  const limited = mostTokens === undefined ? body : { ...body, max_completion_tokens: mostTokens };
  return body["model"] === openAiDefaultModel ? { reasoning_effort: "none", ...limited } : limited;
}
