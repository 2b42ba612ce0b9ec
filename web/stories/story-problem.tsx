import type { StoreError } from "../storage/session-store.ts";

interface ProblemProps {
  readonly problem: StoreError;
  readonly retry: () => void;
  readonly overwrite: () => void;
}

/** Why what is typed is not kept, and what to press. */
export function StoryProblem({ problem, retry, overwrite }: ProblemProps) {
  if (problem.type === "stale") {
    return (
      <div className="notice" role="alert">
        <p>This story was changed in another tab. Your words here are not kept until you choose.</p>
        <p className="notice-actions">
          <button type="button" className="button" onClick={overwrite}>
            Keep the words of this tab
          </button>
          <button type="button" className="button" onClick={() => location.reload()}>
            Take those of the other tab
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="notice" role="alert">
      <p>
        {problem.type === "full"
          ? "This browser has no room left, so the last words are not kept. Delete old interviews in the history, then try again."
          : "This browser cannot keep the last words just now. Leave this page open and try again."}
      </p>
      <p className="notice-actions">
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      </p>
    </div>
  );
}
