import type { Clock, Ids } from "../interview/clock.ts";
import type { PageLife } from "../interview/page-life.ts";

/** A clock that moves only when told to; timers run in their order, at their time. */
export function createTestClock(): Clock & { advance(byMs: number): void; sleep(forMs: number): void } {
  const timers = new Map<number, { atMs: number; run: () => void }>();
  let nowMs = 5_000;
  let sleptMs = 0;
  let nextTimer = 0;
  const nextDue = (untilMs: number) =>
    [...timers].filter(([, { atMs }]) => atMs <= untilMs).toSorted(([, a], [, b]) => a.atMs - b.atMs)[0];
  return {
    nowMs: () => nowMs,
    nowIso: () => new Date(Date.UTC(2026, 10, 23, 12) + sleptMs).toISOString(),
    after(delayMs, run) {
      const timer = nextTimer++;
      timers.set(timer, { atMs: nowMs + delayMs, run });
      return () => timers.delete(timer);
    },
    /** The wall clock goes on, and nothing else. */
    sleep(forMs) {
      sleptMs += forMs;
    },
    advance(byMs) {
      const untilMs = nowMs + byMs;
      for (let due = nextDue(untilMs); due !== undefined; due = nextDue(untilMs)) {
        timers.delete(due[0]);
        nowMs = due[1].atMs;
        due[1].run();
      }
      nowMs = untilMs;
    },
  };
}

export function createTestIds(prefix = "id"): Ids {
  let count = 0;
  return { next: () => `${prefix}-${(count += 1)}` };
}

/** A page that hides when told to. */
export function createTestPageLife(): PageLife & { hide(): void } {
  const listeners = new Set<() => void>();
  return {
    onHide(run) {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    hide() {
      for (const run of listeners) run();
    },
  };
}
