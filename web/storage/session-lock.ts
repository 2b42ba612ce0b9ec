/** One tab writes a session at a time. */
export interface SessionLocks {
  /**
   * Resolves with what gives the lock back, or with `null` when another tab keeps it.
   * `steal` takes it from that tab. `onLost` is called when another tab steals it from here.
   */
  acquire(sessionId: string, options: { steal: boolean; onLost: () => void }): Promise<(() => void) | null>;
}
