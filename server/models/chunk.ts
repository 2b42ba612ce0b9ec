import type { LanguageModelV4FinishReason, LanguageModelV4Usage } from "@ai-sdk/provider";
import * as z from "zod/mini";

const Content = z.nullish(z.union([z.string(), z.array(z.looseObject({ type: z.string() }))]));

const Words = z.object({
  content: Content,
  /** Told apart by type: some servers send `false`. */
  refusal: z.optional(z.unknown()),
  reasoning_content: z.nullish(z.string()),
  reasoning: z.nullish(z.string()),
});

/** A piece of a streamed reply, or a whole one (`message`), with what we use of it; servers leave out what they like. */
export const ChatChunk = z.object({
  choices: z.nullish(
    z.array(z.object({ delta: z.nullish(Words), message: z.nullish(Words), finish_reason: z.nullish(z.string()) })),
  ),
  usage: z.nullish(z.object({ prompt_tokens: z.nullish(z.number()), completion_tokens: z.nullish(z.number()) })),
  error: z.optional(z.unknown()),
});
export type ChatChunk = z.infer<typeof ChatChunk>;

/** What one chunk says; tools that it wants to call are left out, as none were offered. */
export interface Spoken {
  readonly text: string;
  readonly reasoning: string;
  readonly refuses: boolean;
  readonly finishReason: string | null;
}

export function chunkToSpoken(chunk: ChatChunk): Spoken {
  const choice = chunk.choices?.[0];
  const words = choice?.delta ?? choice?.message;
  const { text, thought } = contentToText(words?.content);
  return {
    text,
    reasoning: (words?.reasoning_content ?? words?.reasoning ?? "") + thought,
    refuses: typeof words?.refusal === "string" && words.refusal !== "",
    finishReason: choice?.finish_reason ?? null,
  };
}

const TextPart = z.object({ type: z.literal("text"), text: z.string() });

function contentToText(content: z.infer<typeof Content>): { text: string; thought: string } {
  if (typeof content === "string") return { text: content, thought: "" };
  const parts = content ?? [];
  const text = parts.map((part) => TextPart.safeParse(part).data?.text ?? "").join("");
  return { text, thought: parts.some((part) => part.type === "thinking") ? "…" : "" };
}

export function finishReasonOf(raw: string, refuses: boolean): LanguageModelV4FinishReason {
  if (refuses) return { unified: "content-filter", raw };
  return { unified: unifiedByRaw[raw] ?? "other", raw };
}

const unifiedByRaw: Readonly<Record<string, LanguageModelV4FinishReason["unified"] | undefined>> = {
  stop: "stop",
  length: "length",
  content_filter: "content-filter",
  tool_calls: "tool-calls",
  function_call: "tool-calls",
  error: "error",
};

export function usageOf(usage: ChatChunk["usage"]): LanguageModelV4Usage {
  const input = usage?.prompt_tokens ?? undefined;
  const output = usage?.completion_tokens ?? undefined;
  return {
    inputTokens: { total: input, noCache: input, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: output, text: output, reasoning: undefined },
  };
}
