import type { Clock } from "./clock.ts";

const tickMs = 1_000;
const mostDriftMs = 5_000;
/** Pages that nobody looks at have their timers called once a minute. */
const mostLateMs = 90_000;

/**
 * Calls back once this computer has slept: whoever talked to it may be gone without a word. The steady clock stands still
 * meanwhile on most systems, and the wall clock does not; on the others a timer comes late. Returns its own end.
 */
export function watchForSleep(clock: Clock, onSleep: () => void): () => void {
  const wallMs = () => Date.parse(clock.nowIso());
  let cancel = () => {};
  const wait = () => {
    const [wall, steady] = [wallMs(), clock.nowMs()];
    cancel = clock.after(tickMs, () => {
      const passedMs = clock.nowMs() - steady;
      if (wallMs() - wall - passedMs > mostDriftMs || passedMs > mostLateMs) onSleep();
      else wait();
    });
  };
  wait();
  return () => cancel();
}
