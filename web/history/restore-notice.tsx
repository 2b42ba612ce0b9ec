import { useState, useTransition } from "react";
import type { Restorable, RestoreOutcome } from "../storage/restore.ts";
import { useDeps, useSource } from "../use-deps.tsx";

/** Offered when this browser's store is empty or damaged and the copy on disk holds more. */
export function RestoreNotice() {
  const deps = useDeps();
  const found = useSource(deps.restorable);
  const [outcome, setOutcome] = useState<RestoreOutcome | null>(null);
  const [isRestoring, start] = useTransition();
  const restorable = found?.ok ? found.value : null;
  if (outcome !== null) return <RestoreResult outcome={outcome} />;
  if (restorable === null) return null;
  const restore = () =>
    start(async () => {
      const { restoreSessions } = await import("../storage/restore.ts");
      setOutcome(
        await restoreSessions(
          deps,
          restorable.sessions.map(({ id }) => id),
        ),
      );
    });
  return (
    <div className="notice" role="status">
      <p>{offerText(restorable)}</p>
      <p className="notice-actions">
        {restorable.sessions.length > 0 ? (
          <button type="button" className="button" data-primary aria-disabled={isRestoring} onClick={restore}>
            {isRestoring ? "Restoring…" : `Restore ${interviews(restorable.sessions.length)}`}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void deps.store.acceptAsItIs()}>
            Go on with what is here
          </button>
        )}
      </p>
    </div>
  );
}

function RestoreResult({ outcome }: { readonly outcome: RestoreOutcome }) {
  return (
    <div className="notice" role="status">
      <p>{interviews(outcome.restored.length)} restored.</p>
      {outcome.failed.map(({ id, message }) => (
        <p key={id}>One could not be restored: {message}</p>
      ))}
    </div>
  );
}

function offerText({ reason, folder, sessions }: Restorable): string {
  if (reason === "empty")
    return `This browser holds no interviews, but ${folder} has a copy of ${interviews(sessions.length)}.`;
  return sessions.length > 0
    ? `The browser lost some of its records. ${folder} has a copy of ${interviews(sessions.length)} with more in it.`
    : `The browser lost some of its records, and ${folder} holds nothing more.`;
}

const interviews = (count: number) => `${count} ${count === 1 ? "interview" : "interviews"}`;
