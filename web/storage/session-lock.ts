/** One tab writes a session at a time. */
export interface SessionLocks {
  /**
   * Resolves with what gives the lock back, or with `null` when another tab keeps it.
   * `steal` takes it from that tab. `onLost` is called when another tab steals it from here.
   */
  acquire(sessionId: string, options: { steal: boolean; onLost: () => void }): Promise<(() => void) | null>;
}

/** How long a page that is being reloaded may hold on to its lock. */
const patienceMs = 1_000;

/** Web Locks: the browser frees them when a tab closes or crashes. */
export const createWebLocks = (locks: LockManager): SessionLocks => ({
  acquire: (sessionId, { steal, onLost }) =>
    new Promise((resolve) => {
      let isHeld = false;
      const hold = () =>
        new Promise<void>((giveBack) => {
          isHeld = true;
          resolve(() => {
            isHeld = false;
            giveBack();
          });
        });
      const options = steal ? { steal: true } : { signal: AbortSignal.timeout(patienceMs) };
      locks.request(`session:${sessionId}`, options, hold).catch(() => {
        if (isHeld) onLost();
        isHeld = false;
        resolve(null);
      });
    }),
});
