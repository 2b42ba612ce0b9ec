import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { createChatReply } from "./chat-reply.ts";
import { createDocumentReader, createEventReader } from "./event-stream.ts";

export interface ChatStreamOptions {
  /** The body is one JSON document, as some servers know no streams. */
  readonly isWhole: boolean;
  /** Sent before anything else. */
  readonly start: LanguageModelV4StreamPart;
  readonly key: string | null;
  /** Throws once too much has come. */
  readonly limit: (piece: Uint8Array) => void;
}

/** How long the count of tokens is waited for once the model has finished, and the end of a body so that its connection can be used again. */
const tailMs = 1_000;

/** Reads a reply's body as it is asked for. What was read is given before a failure is. */
export function readChatStream(
  body: ReadableStream<Uint8Array> | null,
  { isWhole, start, key, limit }: ChatStreamOptions,
): ReadableStream<LanguageModelV4StreamPart> {
  const reader = (body ?? new Blob([]).stream()).getReader();
  const events = isWhole ? createDocumentReader() : createEventReader();
  const reply = createChatReply(key);
  let tail: NodeJS.Timeout | undefined;
  const readPiece = async (): Promise<Uint8Array | null> => {
    try {
      return (await reader.read()).value ?? null;
    } catch (error) {
      if (reply.hasFinished()) return null;
      throw error;
    }
  };
  const takeOrCancel = (piece: Uint8Array): readonly string[] => {
    try {
      limit(piece);
      return events.read(piece);
    } catch (error) {
      cancel(reader);
      throw error;
    }
  };
  const read = async (): Promise<LanguageModelV4StreamPart[]> => {
    for (;;) {
      const piece = await readPiece();
      const parts = reply.take(piece === null ? events.end() : takeOrCancel(piece));
      if (piece === null || reply.isOver()) {
        clearTimeout(tail);
        if (piece !== null) drain(reader);
        return [...parts, ...reply.end()];
      }
      if (reply.hasFinished()) tail ??= setTimeout(() => cancel(reader), tailMs);
      if (parts.length > 0) return parts;
    }
  };
  return new ReadableStream<LanguageModelV4StreamPart>(
    {
      start: (controller) => controller.enqueue(start),
      async pull(controller) {
        const parts = await read();
        for (const part of parts) controller.enqueue(part);
        if (parts.at(-1)?.type === "finish") controller.close();
      },
      async cancel(reason) {
        clearTimeout(tail);
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

const cancel = (reader: Reader): void => void reader.cancel().catch(() => undefined);

function drain(reader: Reader): void {
  const giveUp = setTimeout(() => cancel(reader), tailMs);
  const readOn = async (): Promise<void> => {
    while (!(await reader.read()).done);
  };
  readOn()
    .catch(() => undefined)
    .finally(() => clearTimeout(giveUp));
}
