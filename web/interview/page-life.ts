/** Tells when the page may be about to go away: the last moment to keep what was typed. */
export interface PageLife {
  /** Calls back when the page is hidden or left; returns its own end. */
  onHide(run: () => void): () => void;
}

export const browserPageLife: PageLife = {
  onHide(run) {
    const ifHidden = () => {
      if (document.visibilityState === "hidden") run();
    };
    window.addEventListener("pagehide", run);
    document.addEventListener("visibilitychange", ifHidden);
    return () => {
      window.removeEventListener("pagehide", run);
      document.removeEventListener("visibilitychange", ifHidden);
    };
  },
};
