import { useEffect, useState, useSyncExternalStore } from "react";
import type { PreviewReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import { withKeptPack } from "../api/with-pack.ts";
import type { ApiError } from "../api/client.ts";
import { NamesOutForm } from "../settings/names-out-form.tsx";
import { useDeps } from "../use-deps.tsx";
import type { InterviewSnapshot } from "./interview-snapshot.ts";
import { turnRequest } from "./interviewer-turn.ts";

const roleText = {
  system: "Instructions",
  user: "The talk and the turn that is due",
  assistant: "Its own earlier words",
};

/** What goes to the model, word by word, with the host and the names that are left out. */
export function SentToModel({ snapshot }: { readonly snapshot: InterviewSnapshot }) {
  const { namesOut } = useDeps();
  const names = useSyncExternalStore(namesOut.subscribe, namesOut.getSnapshot);
  const [preview, refresh] = usePreview(snapshot);
  return (
    <div className="sent">
      <p>
        {whatText(snapshot)}{" "}
        <button type="button" className="button-quiet small" onClick={refresh}>
          Look again
        </button>
      </p>
      {preview !== null && <Sent preview={preview} />}
      <details>
        <summary>
          Names that stay out: {names.length === 0 ? "none yet" : names.map(({ name }) => name).join(", ")}
        </summary>
        <NamesOutForm />
      </details>
    </div>
  );
}

/** The server shows the next turn where one is due, else the last one. */
function whatText({ draft, stage }: InterviewSnapshot): string {
  if (stage.type !== "your-turn") return "What goes there for the turn that is due.";
  return draft.trim() === ""
    ? "What went there for the words above."
    : "What goes there when you end this answer, as it stands.";
}

function Sent({ preview }: { readonly preview: Result<PreviewReply, ApiError> }) {
  if (!preview.ok) return <p role="alert">{preview.error.message}</p>;
  const { host, messages, model, turnsLeftOut } = preview.value;
  return (
    <>
      <p>
        To <b>{host}</b>, for {model}.
        {turnsLeftOut > 0 &&
          ` The ${turnsLeftOut} oldest turns go there as a summary only, so that the talk fits its window.`}
      </p>
      {messages.length === 0 && <p>Nothing: the built-in voice says this turn itself.</p>}
      <ol className="sent-messages">
        {messages.map(({ role, text }, index) => (
          <li key={`${index}-${role}`}>
            <b>{roleText[role]}</b>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function usePreview({ draft, elapsedMs, events, header }: InterviewSnapshot) {
  const { client, namesOut, store } = useDeps();
  const names = useSyncExternalStore(namesOut.subscribe, namesOut.getSnapshot);
  const [preview, setPreview] = useState<Result<PreviewReply, ApiError> | null>(null);
  const [asked, setAsked] = useState({ draft, elapsedMs });
  const setup = header?.setup;
  useEffect(() => {
    if (setup === undefined) return;
    const left = new AbortController();
    const { signal } = left;
    const request = turnRequest(setup, eventsWith(events, asked.draft, asked.elapsedMs), asked.elapsedMs, names);
    const ask = async () => {
      const replied = await withKeptPack(setup.packHash, { client, store, signal }, () =>
        client.previewTurn(request, signal),
      );
      if (!signal.aborted) setPreview(replied);
    };
    void ask();
    return () => left.abort();
  }, [client, store, setup, events, names, asked]);
  return [preview, () => setAsked({ draft, elapsedMs })] as const;
}

/** The log as it would be if the answer ended now. */
function eventsWith(events: readonly SessionEvent[], draft: string, atMs: number): readonly SessionEvent[] {
  if (draft.trim() === "") return events;
  const seq = (events.at(-1)?.seq ?? -1) + 1;
  return [...events, { type: "answer-given", seq, id: "preview", atMs, text: draft }];
}
