import { useEffect, useMemo, useRef, useState } from "react";
import type { ExampleReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import type { ApiError } from "../api/client.ts";
import { useDeps } from "../use-deps.tsx";
import { isDisputed, toExample } from "./own-example.ts";
import { noView, useOwnView } from "./own-view-desk.tsx";

interface ExamplesNoteProps {
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
}

/** Where the labelled example of this interview lies, once she disputes something; kept in step with what she disputes. */
export function ExamplesNote({ header, events }: ExamplesNoteProps) {
  const { client } = useDeps();
  const view = useOwnView()?.view ?? noView;
  const example = useMemo(() => toExample(header, view, eventsToTurns(events)), [header, view, events]);
  const [kept, setKept] = useState<Result<ExampleReply, ApiError> | null>(null);
  const [tries, setTries] = useState(0);
  const hasSent = useRef(false);
  useEffect(() => {
    if (!isDisputed(example) && !hasSent.current) return;
    hasSent.current = true;
    const left = new AbortController();
    void client.keepExample(example, left.signal).then((reply) => {
      if (!left.signal.aborted) setKept(reply);
    });
    return () => left.abort();
  }, [client, example, tries]);
  if (kept !== null && !kept.ok) {
    return (
      <div className="notice" role="alert">
        <p>{kept.error.message}</p>
        <p className="muted small">
          What you said is kept with this interview; only its labelled example is not in step.
        </p>
        <p className="notice-actions">
          <button type="button" className="button" onClick={() => setTries(tries + 1)}>
            Write the example again
          </button>
        </p>
      </div>
    );
  }
  if (kept === null || !isDisputed(example)) return null;
  const { folder, file } = kept.value;
  return (
    <div className="own-example small" role="status">
      <p>
        What you disagree with is a labelled example: {file} in {folder}. To hold the grader against it, run one of
        these:
      </p>
      <p>
        <code>
          npm run eval -- --set "{folder}" --pack {header.setup.packId}
        </code>
      </p>
      <p>
        <code>npm run lint:rubrics -- {header.setup.packId}</code>
      </p>
    </div>
  );
}
