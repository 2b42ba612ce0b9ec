/** Time for controllers. Real in the page, by hand in tests. */
export interface Clock {
  /** Milliseconds from an arbitrary start; never goes backwards. */
  nowMs(): number;
  /** ISO 8601, for display only. */
  nowIso(): string;
  /** Runs once after `delayMs`; returns what cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export interface Ids {
  next(): string;
}

export const browserClock: Clock = {
  nowMs: () => performance.now(),
  nowIso: () => new Date().toISOString(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

export const browserIds: Ids = { next: () => crypto.randomUUID() };
