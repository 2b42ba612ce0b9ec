import type { Clock } from "./clock.ts";

/** Counts interview time: only while it runs, from whatever was counted before. */
export interface InterviewMeter {
  /** Whole milliseconds. */
  elapsedMs(): number;
  /** Continues from the given time; the meter stands still until `start`. */
  setTo(elapsedMs: number): void;
  start(): void;
  stop(): void;
}

const tickMs = 1_000;

/** `onTick` is called about once a second while the meter runs. */
export function createInterviewMeter(clock: Clock, onTick: () => void): InterviewMeter {
  let countedMs = 0;
  let startedAtMs: number | null = null;
  let cancelTick = () => {};

  const elapsedMs = () => Math.round(countedMs + (startedAtMs === null ? 0 : clock.nowMs() - startedAtMs));
  const tick = () => {
    onTick();
    cancelTick = clock.after(tickMs, tick);
  };
  const stop = () => {
    countedMs = elapsedMs();
    startedAtMs = null;
    cancelTick();
  };
  return {
    elapsedMs,
    stop,
    setTo(nextMs) {
      stop();
      countedMs = nextMs;
    },
    start() {
      if (startedAtMs !== null) return;
      startedAtMs = clock.nowMs();
      cancelTick = clock.after(tickMs, tick);
    },
  };
}
