import { APICallError, type LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { StreamFailure } from "../stream.ts";
import { ChatChunk, chunkToSpoken, finishReasonOf, usageOf } from "./chunk.ts";
import { createThinkingFilter } from "./thinking.ts";

/** A reply in the making: takes what events carry and gives the AI SDK's parts. */
export interface ChatReply {
  /** Text that came together leaves together, so that a reader who is behind catches up. */
  take(events: readonly string[]): LanguageModelV4StreamPart[];
  /** The last parts. A reply for which the model gave no reason to end was cut: `model-cut`. */
  end(): LanguageModelV4StreamPart[];
  /** The model said that it had finished; only its count of tokens may follow. */
  hasFinished(): boolean;
  /** Nothing more is to come. */
  isOver(): boolean;
}

const mostUnreadable = 3;

/** @param key taken out of what the server says */
export function createChatReply(key: string | null): ChatReply {
  const filter = createThinkingFilter();
  let unreadable = 0;
  let raw: string | null = null;
  let refuses = false;
  let usage: ChatChunk["usage"] = null;
  let isOver = false;
  let failure: unknown = null;
  const open = new Set<"text" | "reasoning">();

  const say = (kind: "text" | "reasoning", delta: string): LanguageModelV4StreamPart[] => {
    const isFirst = !open.has(kind);
    open.add(kind);
    return kind === "text"
      ? [...(isFirst ? [{ type: "text-start", id: kind } as const] : []), { type: "text-delta", id: kind, delta }]
      : [
          ...(isFirst ? [{ type: "reasoning-start", id: kind } as const] : []),
          { type: "reasoning-delta", id: kind, delta },
        ];
  };
  const fail = (error: unknown) => {
    failure = error;
    isOver = true;
  };
  const takeChunk = (chunk: ChatChunk): { words: string; thought: string | null } => {
    if (chunk.error != null) fail(errorOf(chunk.error, key));
    if (chunk.usage != null) usage = chunk.usage;
    const spoken = chunkToSpoken(chunk);
    if (spoken.finishReason !== null) raw = spoken.finishReason;
    refuses ||= spoken.refuses;
    const { words, thought } = filter.take(spoken.text);
    return { words, thought: thought || spoken.reasoning !== "" ? spoken.reasoning : null };
  };
  return {
    take(events) {
      let words = "";
      let thought: string | null = null;
      for (const data of events) {
        if (isOver) break;
        if (data === "[DONE]") {
          isOver = true;
          break;
        }
        const chunk = parseChunk(data);
        if (chunk === null) {
          unreadable += 1;
          if (unreadable > mostUnreadable) fail(new StreamFailure({ code: "model-unreadable" }));
          continue;
        }
        const said = takeChunk(chunk);
        words += said.words;
        if (said.thought !== null) thought = (thought ?? "") + said.thought;
      }
      return [...(thought === null ? [] : say("reasoning", thought)), ...(words === "" ? [] : say("text", words))];
    },
    end() {
      const rest = filter.end();
      const last = rest === "" ? [] : say("text", rest);
      const closing = [...open].map((kind): LanguageModelV4StreamPart => ({ type: `${kind}-end`, id: kind }));
      if (raw === null) failure ??= new StreamFailure({ code: "model-cut" });
      const finishReason =
        failure !== null || raw === null
          ? ({ unified: "error", raw: undefined } as const)
          : finishReasonOf(raw, refuses);
      const failed: LanguageModelV4StreamPart[] = failure === null ? [] : [{ type: "error", error: failure }];
      return [...last, ...closing, ...failed, { type: "finish", finishReason, usage: usageOf(usage) }];
    },
    hasFinished: () => raw !== null,
    isOver: () => isOver,
  };
}

function parseChunk(data: string): ChatChunk | null {
  try {
    return ChatChunk.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

/** An error inside a stream, in the shape that one before it has. */
function errorOf(error: unknown, key: string | null): APICallError {
  const text = JSON.stringify({ error });
  return new APICallError({
    message: "an error inside the stream",
    url: "",
    requestBodyValues: {},
    statusCode: statusOf(text),
    responseBody: key === null || key === "" ? text : text.replaceAll(key, "…"),
    isRetryable: false,
  });
}

function statusOf(text: string): number {
  const code = Number(/"(?:code|status)":"?(\d{3})\b/.exec(text)?.[1]);
  if (code >= 400 && code < 600) return code;
  if (/rate_limit|insufficient_quota/.test(text)) return 429;
  return /context_length|invalid_request/.test(text) ? 400 : 500;
}
