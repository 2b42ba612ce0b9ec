import type { SessionLocks } from "../storage/session-lock.ts";

/** Locks that several tabs of a test share. */
export function createTestLocks(): SessionLocks {
  const holders = new Map<string, { onLost: () => void }>();
  return {
    async acquire(sessionId, { steal, onLost }) {
      // Like a browser, which waits a moment for a page that is going away.
      await new Promise((resolve) => setImmediate(resolve));
      const holder = holders.get(sessionId);
      if (holder !== undefined && !steal) return null;
      const mine = { onLost };
      holders.set(sessionId, mine);
      holder?.onLost();
      return () => {
        if (holders.get(sessionId) === mine) holders.delete(sessionId);
      };
    },
  };
}
