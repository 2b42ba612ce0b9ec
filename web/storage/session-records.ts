import * as z from "zod/mini";
import { readStored, toStored } from "#core/history/migrate.ts";
import { Report } from "#core/report/report.ts";
import { err, ok, type Result } from "#core/result.ts";
import { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import type { MirrorSession } from "#core/api.ts";
import { type Change, type Entry, type Key, keyName } from "./records.ts";
import type { Draft, LoadedSession, SessionList, StoreError, UnreadableRecord } from "./session-store.ts";

/** Between sessions and the records that hold them. Pure. */

export const headerKey = (id: string): Key => ["header", id];
export const eventKey = (id: string, seq: number): Key => ["event", id, seq];
export const draftKey = (id: string): Key => ["draft", id];
export const reportKey = (id: string): Key => ["report", id];
export const packKey = (hash: string): Key => ["pack", hash];
/** Prefixes under which everything of a session lies, but for its pack. */
export const sessionKeys = (id: string): Key[] => [headerKey(id), ["event", id], reportKey(id), draftKey(id)];

export const toEntry = (key: Key, data: unknown): Entry => ({ key, value: toStored(data) });

const DraftShape: z.ZodMiniType<Draft> = z.object({ text: z.string(), seq: z.number(), atMs: z.number() });

export function readHeader(entry: Entry | undefined): Result<SessionHeader, StoreError> {
  return entry === undefined ? err({ type: "not-found" }) : readStored(entry.value, SessionHeader);
}

export const readDraft = (entry: Entry | undefined): Draft | null => readOrNull(entry, DraftShape);

export function entriesToList(entries: readonly Entry[]): SessionList {
  const headers: SessionHeader[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const entry of entries) keepOrName(entry, SessionHeader, headers, unreadable);
  headers.sort((a, b) => (a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? 1 : -1));
  return {
    headers: headers.filter((header) => header.deletedAt === null),
    deleted: headers.filter((header) => header.deletedAt !== null),
    unreadable,
  };
}

/** One bad record costs that record only; without a readable header there is no session. */
export function entriesToSession(entries: readonly Entry[]): Result<LoadedSession, StoreError> {
  const header = readHeader(entries.find((entry) => entry.key[0] === "header"));
  if (!header.ok) return header;
  const events: SessionEvent[] = [];
  const reports: Report[] = [];
  const unreadable: UnreadableRecord[] = [];
  let nextSeq = 0;
  for (const entry of entries) {
    if (entry.key[0] === "report") keepOrName(entry, Report, reports, unreadable);
    if (entry.key[0] !== "event") continue;
    nextSeq = Math.max(nextSeq, seqOf(entry) + 1);
    keepOrName(entry, eventShapeAt(seqOf(entry)), events, unreadable);
  }
  const draft = ungiven(readDraft(entries.find((entry) => entry.key[0] === "draft")), events);
  return ok({ header: header.value, events, nextSeq, report: reports[0] ?? null, draft, unreadable });
}

/** What a copy adds to the records here: all that is missing or damaged, and a header that is newer. */
export function restoreChange(found: readonly Entry[], copy: MirrorSession): Change {
  const { id, rev } = copy.header;
  const entryByName = new Map(found.map((entry) => [keyName(entry.key), entry]));
  const isWanted = (key: Key, shape: z.ZodMiniType) => {
    const entry = entryByName.get(keyName(key));
    if (entry === undefined) return true;
    const read = readStored(entry.value, shape);
    return !read.ok && read.error.type === "damaged";
  };
  const header = readHeader(entryByName.get(keyName(headerKey(id))));
  const takesHeader = header.ok ? header.value.rev < rev : header.error.type !== "newer-version";
  return {
    put: [
      ...(takesHeader ? [toEntry(headerKey(id), copy.header)] : []),
      ...copy.events
        .filter((event) => isWanted(eventKey(id, event.seq), eventShapeAt(event.seq)))
        .map((event) => toEntry(eventKey(id, event.seq), event)),
      ...(copy.report !== null && isWanted(reportKey(id), Report) ? [toEntry(reportKey(id), copy.report)] : []),
    ],
  };
}

/** The header once its report is kept. Where the report gives no decision, the list gives none. */
export const gradedHeader = (header: SessionHeader, { grade, lead }: Report): SessionHeader => ({
  ...header,
  state: "graded",
  summary: {
    decision: lead == null ? grade.decision : null,
    levels: grade.axes.map((axis) => ({ axis: axis.id, level: axis.level })),
  },
});

/** A page that dies while it sends may keep the draft after its answer. */
function ungiven(draft: Draft | null, events: readonly SessionEvent[]): Draft | null {
  const isGiven = events.some((event) => event.type === "answer-given" && draft !== null && event.seq >= draft.seq);
  return draft !== null && isGiven ? { ...draft, text: "" } : draft;
}

const seqOf = ({ key }: Entry): number => (typeof key[2] === "number" ? key[2] : -1);

const eventShapeAt = (seq: number): z.ZodMiniType<SessionEvent> =>
  SessionEvent.check(z.refine((event) => event.seq === seq, "is not the event of this place"));

function readOrNull<T>(entry: Entry | undefined, shape: z.ZodMiniType<T>): T | null {
  if (entry === undefined) return null;
  const read = readStored(entry.value, shape);
  return read.ok ? read.value : null;
}

function keepOrName<T>(entry: Entry, shape: z.ZodMiniType<T>, kept: T[], unreadable: UnreadableRecord[]): void {
  const read = readStored(entry.value, shape);
  if (read.ok) kept.push(read.value);
  else unreadable.push({ key: keyName(entry.key), problem: read.error, raw: entry.value });
}
