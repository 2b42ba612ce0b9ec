import type { ErrorCode } from "#core/errors.ts";
import { StreamFailure } from "../stream.ts";

/** How long a call may take; the time to connect is Node's own, 10 s. */
export interface CallBudgets {
  /** From the call to the first sign of life. */
  readonly firstByteMs: number;
  /** Between two pieces of the reply; what a server sends to keep the line open is none. */
  readonly silenceMs: number;
  /** For the whole reply, retry and waits included. */
  readonly turnMs: number;
}

type Reader<Part> = ReadableStreamDefaultReader<Part>;

/** Stops a call that takes too long or is not wanted any more, which closes its connection. */
export interface CallWatch {
  /** For the call. */
  readonly signal: AbortSignal;
  /** The same, or a rejection as soon as the call is stopped. */
  orStopped<T>(started: PromiseLike<T>): Promise<T>;
  follow<Part>(stream: ReadableStream<Part>): Reader<Part>;
  /** The next part; none once the stream is over. */
  read<Part>(reader: Reader<Part>): Promise<Part | undefined>;
  /** Why it was stopped by us; `null` when it was not. */
  reason(): StreamFailure | null;
  /** A call that has not finished is stopped. */
  end(hasFinished: boolean): void;
}

export function createCallWatch(budgets: CallBudgets, endsAtMs: number, wanted: AbortSignal): CallWatch {
  const stopping = new AbortController();
  let reason: StreamFailure | null = null;
  let isReading = true;
  let hasProgress = false;
  let cancel = (): void => undefined;
  const stop = (code: ErrorCode, afterMs?: number): void => {
    reason ??= new StreamFailure({
      code,
      ...(afterMs !== undefined && { detail: `Nothing came for ${afterMs / 1_000} s.` }),
    });
    stopping.abort(reason);
    cancel();
  };
  const whenUnwanted = (): void => stop("stopped");
  const turn = setTimeout(() => stop(hasProgress ? "model-endless" : "model-slow"), endsAtMs - performance.now());
  let budget = setTimeout(() => stop("model-slow", budgets.firstByteMs), budgets.firstByteMs);
  wanted.addEventListener("abort", whenUnwanted);
  if (wanted.aborted) whenUnwanted();
  return {
    signal: stopping.signal,
    orStopped: (started) =>
      new Promise((resolve, reject) => {
        const stopped = (): void => reject(reason ?? new StreamFailure({ code: "stopped" }));
        if (stopping.signal.aborted) stopped();
        stopping.signal.addEventListener("abort", stopped, { once: true });
        Promise.resolve(started).then(resolve, reject);
      }),
    follow(stream) {
      const reader = stream.getReader();
      cancel = () => void reader.cancel().catch(() => undefined);
      return reader;
    },
    async read(reader) {
      isReading = true;
      if (hasProgress) budget.refresh();
      const { value } = await reader.read();
      isReading = false;
      if (!hasProgress && isProgress(value)) {
        hasProgress = true;
        clearTimeout(budget);
        budget = setTimeout(() => isReading && stop("model-silent", budgets.silenceMs), budgets.silenceMs);
      }
      if (reason !== null) throw reason;
      return value;
    },
    reason: () => reason,
    end(hasFinished) {
      clearTimeout(turn);
      clearTimeout(budget);
      wanted.removeEventListener("abort", whenUnwanted);
      if (!hasFinished) stop("stopped");
    },
  };
}

const isProgress = (part: unknown): boolean =>
  typeof part === "object" && part !== null && "type" in part && !isHead(part.type);

const isHead = (type: unknown): boolean => type === "stream-start" || type === "response-metadata";

/** Rejects as soon as the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopped = (): void => {
      clearTimeout(timer);
      reject(new StreamFailure({ code: "stopped" }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stopped);
      resolve();
    }, ms);
    signal.addEventListener("abort", stopped, { once: true });
    if (signal.aborted) stopped();
  });
}
