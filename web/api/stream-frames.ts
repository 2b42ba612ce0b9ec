import * as z from "zod/mini";
import { ErrorEnvelope } from "#core/errors.ts";
import { err, ok, type Result } from "#core/result.ts";
import { apiError, envelopeToError, notHotseat, replyToError } from "./api-error.ts";
import type { ApiError, StreamOptions } from "./client.ts";
import { createEventStreamReader } from "./event-stream.ts";

const EndFrame = z.object({ type: z.literal("end"), reason: z.enum(["complete", "failed"]) });
const ErrorFrame = z.extend(ErrorEnvelope, { type: z.literal("error") });

/**
 * Reads a stream of frames to its terminal frame. Only `end` with `complete` is a success: a stream that merely ends was cut.
 * Errors: the server's own, `interrupted`, `stopped`; `internal` when the reply is no event stream.
 */
export async function readFrames<Frame>(
  reply: Response,
  shape: z.ZodMiniType<Frame>,
  { signal, onFrame }: StreamOptions<Frame>,
): Promise<Result<void, ApiError>> {
  if (!reply.ok) return err(await replyToError(reply));
  const isEventStream = reply.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (reply.body === null || !isEventStream) return err(notHotseat(reply));
  const reader = reply.body.getReader();
  let failure: ApiError | null = null;
  try {
    for await (const data of eventsOf(reader)) {
      if (signal.aborted) return err(apiError("stopped"));
      const frame = parseJson(data);
      const end = EndFrame.safeParse(frame);
      if (end.success) return end.data.reason === "complete" ? ok(undefined) : err(failure ?? apiError("interrupted"));
      const told = ErrorFrame.safeParse(frame);
      const parsed = shape.safeParse(frame);
      if (told.success) failure = envelopeToError(told.data);
      else if (parsed.success) await onFrame(parsed.data);
      else return err(apiError("interrupted", "The interviewer sent something that could not be read."));
    }
    return err(signal.aborted ? apiError("stopped") : (failure ?? apiError("interrupted")));
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/** A connection that breaks ends the events like one that closes: either way the terminal frame is what counts. */
async function* eventsOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<string> {
  const events = createEventStreamReader();
  for (;;) {
    const chunk = await reader.read().catch(() => null);
    if (chunk === null || chunk.done) break;
    yield* events.push(chunk.value);
  }
  yield* events.finish();
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
