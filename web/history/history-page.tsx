import { useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import type { SessionHeader } from "#core/transcript/session.ts";
import { DataNote } from "../setup/data-note.tsx";
import { Heading, Page } from "../ui/page.tsx";
import { useFocusOnce } from "../ui/use-focus.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import { RestoreNotice } from "./restore-notice.tsx";
import { SessionRow } from "./session-row.tsx";
import "./history.css";

/** All interviews, newest first. Deleting can be undone at once, and for 30 days. */
export function HistoryPage() {
  const { clock, sessions, store } = useDeps();
  const list = useSource(sessions);
  const [deleted, setDeleted] = useState<SessionHeader | null>(null);
  const heading = useRef<HTMLDivElement>(null);
  const remove = async (header: SessionHeader) => {
    const done = await store.setDeleted(header.id, clock.nowIso());
    if (done.ok) setDeleted(header);
  };
  const bringBack = async (header: SessionHeader) => {
    await store.setDeleted(header.id, null);
    setDeleted(null);
    heading.current?.querySelector("h1")?.focus();
  };
  return (
    <Page title="History" footer={<DataNote />}>
      <div ref={heading} className="page-head">
        <Heading>Your interviews</Heading>
      </div>
      <RestoreNotice />
      {list !== null && !list.ok && (
        <p className="notice" role="alert">
          The history could not be read. Reload the page to try again; nothing was changed.
        </p>
      )}
      {list?.ok && list.value.headers.length === 0 && (
        <p>
          Nothing here yet. <Link href="/">Answer one question now</Link>: it takes about eight minutes.
        </p>
      )}
      {list?.ok && (
        <ul className="evenings">
          {list.value.headers.map((header) => (
            <EditableRow key={header.id} header={header} remove={() => void remove(header)} />
          ))}
        </ul>
      )}
      {list?.ok && list.value.deleted.length > 0 && (
        <DeletedList headers={list.value.deleted} bringBack={(header) => void bringBack(header)} />
      )}
      {deleted && <UndoToast header={deleted} undo={() => void bringBack(deleted)} close={() => setDeleted(null)} />}
    </Page>
  );
}

function EditableRow({ header, remove }: { readonly header: SessionHeader; readonly remove: () => void }) {
  const { store } = useDeps();
  const [isRenaming, setRenaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) renameButton.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  const close = () => setRenaming(false);
  const rename = async (title: string) => {
    const wanted = title.trim();
    if (wanted !== "") await store.updateHeader(header.id, (before) => ({ ...before, title: wanted }));
    close();
  };
  const actions = !isRenaming && (
    <>
      <button
        type="button"
        ref={renameButton}
        className="button-quiet small"
        aria-label={`Rename ${header.title}`}
        onClick={() => setRenaming(true)}
      >
        Rename
      </button>
      <button type="button" className="button-quiet small" aria-label={`Delete ${header.title}`} onClick={remove}>
        Delete
      </button>
    </>
  );
  return (
    <SessionRow
      header={header}
      actions={actions}
      titleField={
        isRenaming ? <TitleField title={header.title} save={(title) => void rename(title)} cancel={close} /> : undefined
      }
    />
  );
}

interface TitleFieldProps {
  readonly title: string;
  readonly save: (title: string) => void;
  readonly cancel: () => void;
}

function TitleField({ title, save, cancel }: TitleFieldProps) {
  const field = useFocusOnce<HTMLInputElement>();
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save(field.current?.value ?? "");
      }}
    >
      <input
        ref={field}
        aria-label="New title"
        defaultValue={title}
        maxLength={120}
        required
        onKeyDown={(key) => {
          if (key.key === "Escape") cancel();
        }}
      />
      <button type="submit" className="button">
        Save
      </button>
      <button type="button" className="button-quiet" onClick={cancel}>
        Cancel
      </button>
    </form>
  );
}

interface DeletedListProps {
  readonly headers: readonly SessionHeader[];
  readonly bringBack: (header: SessionHeader) => void;
}

function DeletedList({ headers, bringBack }: DeletedListProps) {
  return (
    <details className="deleted">
      <summary>Deleted in the last 30 days: {headers.length}</summary>
      <ul className="evenings">
        {headers.map((header) => (
          <SessionRow
            key={header.id}
            header={header}
            titleField={<span className="evening-title">{header.title}</span>}
            actions={
              <button
                type="button"
                className="button-quiet small"
                aria-label={`Bring back ${header.title}`}
                onClick={() => bringBack(header)}
              >
                Bring back
              </button>
            }
          />
        ))}
      </ul>
    </details>
  );
}

function UndoToast(props: { readonly header: SessionHeader; readonly undo: () => void; readonly close: () => void }) {
  const undo = useFocusOnce<HTMLButtonElement>();
  return (
    <div className="toast" role="status">
      <span>Deleted “{props.header.title}”.</span>
      <button type="button" className="button" ref={undo} onClick={props.undo}>
        Undo
      </button>
      <button type="button" className="button-quiet" onClick={props.close}>
        Close
      </button>
    </div>
  );
}
