import type { Result } from "#core/result.ts";
import type { Report } from "#core/report/report.ts";
import type { Rehearsal } from "#core/setup/rehearsal.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import type { MirrorSession, PackDocument } from "#core/api.ts";
import type { StoryStore } from "./story-store.ts";

/**
 * What a person has typed but not sent. `atMs` is interview time when it was kept, so that a reload goes on from there.
 * `seq` is the first place in the log that the answer could take: once an answer stands there or later, the text was given.
 */
export interface Draft {
  readonly text: string;
  readonly seq: number;
  readonly atMs: number;
}

/**
 * Expected failures of the store.
 * `full`: the browser has no room left; what was there is unharmed. `broken`: it cannot be opened or written.
 * `stale`: another tab wrote that place in the log; nothing was written. `newer-version`: kept by a newer Hotseat; never rewritten.
 * `damaged`: the header cannot be read; the record is left as it is.
 */
export type StoreError =
  | { readonly type: "full" }
  | { readonly type: "broken"; readonly detail: string }
  | { readonly type: "stale" }
  | { readonly type: "not-found" }
  | { readonly type: "newer-version"; readonly version: number }
  | { readonly type: "damaged"; readonly detail: string };

/** A record that could not be read. It stays where it is; `key` names it, `raw` is what it holds. */
export interface UnreadableRecord {
  readonly key: string;
  readonly problem: Extract<StoreError, { type: "damaged" | "newer-version" }>;
  readonly raw: unknown;
}

/**
 * `damaged`: the browser lost records without a word (`lost-by-browser` it said so when opening; `fewer-than-before` the count
 * kept beside the store is ahead of it). `broken`: it cannot be opened; a store in memory stands in for it.
 */
export type StoreStatus =
  | { readonly type: "ok" }
  | { readonly type: "damaged"; readonly reason: "lost-by-browser" | "fewer-than-before" }
  | { readonly type: "broken"; readonly detail: string }
  | { readonly type: "full" };

/** `sessionId: null` = many sessions, or the status. `here` is false when another tab made the change. */
export interface StoreChange {
  readonly sessionId: string | null;
  readonly here: boolean;
}

export interface SessionList {
  /** Newest first, without the deleted ones. */
  readonly headers: readonly SessionHeader[];
  /** Deleted less than 30 days ago, newest first. */
  readonly deleted: readonly SessionHeader[];
  readonly unreadable: readonly UnreadableRecord[];
}

export interface LoadedSession {
  readonly header: SessionHeader;
  /** In the order of `seq`. A seq that is missing here was unreadable. */
  readonly events: readonly SessionEvent[];
  /** The place of the next event, after every record, readable or not. */
  readonly nextSeq: number;
  readonly report: Report | null;
  /** With an empty text when the answer was given after all. */
  readonly draft: Draft | null;
  readonly unreadable: readonly UnreadableRecord[];
}

/** What a person knows of one reference page. */
export interface KeptRehearsal {
  readonly packId: string;
  readonly pageId: string;
  readonly rehearsal: Rehearsal;
}

/** Where sessions live: the browser's working copy. Every write resolves only after it is committed. */
export interface SessionStore {
  /** The person's stories, in the same database. */
  readonly stories: StoryStore;
  /** Keeps a new session with the pack that it uses. `stale` when the id exists. */
  create(header: SessionHeader, pack: PackDocument | null): Promise<Result<void, StoreError>>;
  /**
   * Appends with strict durability. `stale` when that seq holds another event; the same event again is a success.
   * An `answer-given` removes the draft in the same step.
   */
  appendEvent(sessionId: string, event: SessionEvent): Promise<Result<void, StoreError>>;
  /** Applies `change` to the stored header inside one transaction and adds one to `rev`. `change` must be pure. */
  updateHeader(
    sessionId: string,
    change: (header: SessionHeader) => SessionHeader,
  ): Promise<Result<SessionHeader, StoreError>>;
  /** All headers, without reading events. */
  list(): Promise<Result<SessionList, StoreError>>;
  load(sessionId: string): Promise<Result<LoadedSession, StoreError>>;
  /** An empty text at the start of an interview is kept too: it carries the time. Drafts are not announced as changes. */
  saveDraft(sessionId: string, draft: Draft): Promise<Result<void, StoreError>>;
  loadDraft(sessionId: string): Promise<Result<Draft | null, StoreError>>;
  /** Keeps the report and, in the same step, makes the header `graded` with its summary. */
  saveReport(sessionId: string, report: Report): Promise<Result<SessionHeader, StoreError>>;
  /** ISO 8601 marks the session as deleted; `null` brings it back. Purged at the first start 30 days later. */
  setDeleted(sessionId: string, deletedAt: string | null): Promise<Result<SessionHeader, StoreError>>;
  keepPack(document: PackDocument): Promise<Result<void, StoreError>>;
  loadPack(hash: string): Promise<Result<PackDocument | null, StoreError>>;
  /** Those that can be read. */
  listRehearsals(): Promise<Result<readonly KeptRehearsal[], StoreError>>;
  /** Applies `change` to what is kept of a page (nothing yet: an empty one) inside one transaction. It must be pure. Not announced. */
  changeRehearsal(
    packId: string,
    pageId: string,
    change: (rehearsal: Rehearsal) => Rehearsal,
  ): Promise<Result<Rehearsal, StoreError>>;
  /** Brings a session back from a copy: writes what is missing or unreadable here, never over what can be read. */
  restore(session: MirrorSession): Promise<Result<void, StoreError>>;
  /** After damage was dealt with: counts what is here now as all that there is. */
  acceptAsItIs(): Promise<Result<void, StoreError>>;
  /** Deletes everything in this store, at once and for good. */
  wipe(): Promise<Result<void, StoreError>>;
  status(): StoreStatus;
  /** Called after every committed change, here or in another tab, and when the status changes. Returns its own end. */
  subscribe(listener: (change: StoreChange) => void): () => void;
  close(): void;
}
