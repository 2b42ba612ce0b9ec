import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { type AppError, errorToEnvelope } from "#core/errors.ts";

/** Thrown inside a stream to end it with an expected failure. */
export class StreamFailure extends Error {
  readonly failure: AppError;
  constructor(failure: AppError) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * Replies with an event stream of JSON frames (`data:` lines). Whatever `run` does, the last frame is
 * `{ type: "end" }`; a failure sends `{ type: "error" }` before it. The signal aborts when the page goes away.
 */
export function replyWithFrames<Frame extends { type: string }>(
  context: Context,
  log: (line: string) => void,
  run: (send: (frame: Frame) => Promise<void>, signal: AbortSignal) => Promise<void>,
): Response {
  setHeaders(context);
  return streamSSE(context, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    const { write, settled } = gatherWrites((text) => stream.write(text));
    try {
      await run(write, gone.signal);
      await write({ type: "end", reason: "complete" });
    } catch (error) {
      if (gone.signal.aborted) return;
      const failure: AppError = error instanceof StreamFailure ? error.failure : { code: "internal" };
      if (failure.code === "internal") log(`stream failed: ${error instanceof Error ? error.stack : String(error)}`);
      await write({ type: "error", ...errorToEnvelope(failure) });
      await write({ type: "end", reason: "failed" });
    }
    await settled();
  });
}

/** The same where every frame is known at once: one event stream in one piece, which spares its reader the steps between. */
export function replyWithAllFrames<Frame extends { type: string }>(
  context: Context,
  frames: Iterable<Frame>,
): Response {
  setHeaders(context);
  context.header("content-type", "text/event-stream");
  const text = [...frames, { type: "end", reason: "complete" }].map(toEvent).join("");
  return context.body(text);
}

function setHeaders(context: Context): void {
  context.header("cache-control", "no-store, no-transform");
  context.header("x-accel-buffering", "no");
}

const toEvent = (frame: unknown): string => `data: ${JSON.stringify(frame)}\n\n`;

/** A reader that is behind holds the writer up from here, in characters. */
const mostWaiting = 65_536;

/** Frames that are ready at the same moment leave in one piece: each piece costs a system call and a wake-up of the page. */
function gatherWrites(send: (text: string) => Promise<unknown>) {
  let waiting = "";
  let leaving: Promise<void> | null = null;
  const leave = async () => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    const text = waiting;
    waiting = "";
    leaving = null;
    await send(text);
  };
  return {
    async write(frame: unknown) {
      waiting += toEvent(frame);
      leaving ??= leave();
      if (waiting.length > mostWaiting) await leaving;
    },
    settled: async () => {
      await leaving;
    },
  };
}
