import { APICallError, type LanguageModelV4, type LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { OpenAICompatibleChatLanguageModel } from "@ai-sdk/openai-compatible";
import { createAdaptation } from "./adaptation.ts";
import { createByteLimit, createLimitedFetch, createModelFetch } from "./fetch.ts";
import { readChatStream } from "./chat-stream.ts";
import { createThinkingFilter } from "./thinking.ts";

export interface ChatModelOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key: string | null;
  /** A last change of what is sent. */
  readonly adapt?: (body: Record<string, unknown>) => Record<string, unknown>;
}

/**
 * A chat model behind the AI SDK's interface. Requests and whole replies are the SDK's. The stream is read here: the SDK's own
 * reader passes each chunk through five streams, which costs more than twice as much, goes on after lines that are no JSON without
 * counting them, and has no limit. What a server refuses to take is left out of later calls; the refusal itself is thrown, as
 * an `APICallError` that is marked as retryable.
 */
export function createChatModel({ baseUrl, model, key, adapt = (body) => body }: ChatModelOptions): LanguageModelV4 {
  const url = `${baseUrl}/chat/completions`;
  const headers = key === null || key === "" ? {} : { authorization: `Bearer ${key}` };
  const fetch = createModelFetch(key);
  const adaptation = createAdaptation();
  const sdk = new OpenAICompatibleChatLanguageModel(model, {
    provider: "upstream.chat",
    url: () => url,
    headers,
    fetch: createLimitedFetch(key),
    supportsStructuredOutputs: true,
    transformRequestBody: (body) => adaptation.apply(adapt(body)),
  });
  const refusalOf = async (response: Response, body: Record<string, unknown>): Promise<APICallError> => {
    const responseBody = await response.text();
    const hasLearned = adaptation.learn(response.status, responseBody, body);
    return new APICallError({
      message: `status ${response.status}`,
      url: new URL(baseUrl).origin,
      requestBodyValues: {},
      statusCode: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody,
      ...(hasLearned && { isRetryable: true }),
    });
  };
  return {
    specificationVersion: "v4",
    provider: sdk.provider,
    modelId: model,
    supportedUrls: {},
    async doGenerate(options) {
      const reply = await sdk.doGenerate(options);
      return { ...reply, content: reply.content.map(withoutThoughts) };
    },
    async doStream(options) {
      const { body, warnings } = await sdk.prepareRequest(options);
      const sent = adaptation.apply({ ...body, stream: true, stream_options: { include_usage: true } });
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/event-stream, application/json", ...headers },
        body: JSON.stringify(sent),
        signal: options.abortSignal ?? null,
      });
      if (!response.ok) throw await refusalOf(response, sent);
      const isWhole = /^application\/(?:\w+\+)?json/i.test(response.headers.get("content-type") ?? "");
      const start: LanguageModelV4StreamPart = { type: "stream-start", warnings };
      return { stream: readChatStream(response.body, { isWhole, start, key, limit: createByteLimit(response) }) };
    },
  };
}

type Content = Awaited<ReturnType<LanguageModelV4["doGenerate"]>>["content"][number];

function withoutThoughts(part: Content): Content {
  if (part.type !== "text") return part;
  const filter = createThinkingFilter();
  return { ...part, text: filter.take(part.text).words + filter.end() };
}
