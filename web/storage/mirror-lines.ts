import type { MirrorLine } from "#core/api.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import type { LoadedSession } from "./session-store.ts";

/** What the copy on disk is known to hold of a session. */
export interface Copied {
  readonly rev: number;
  readonly nextSeq: number;
  readonly deletedAt: string | null;
}

/** Of a session that the copy lists as not deleted, with nothing else known. */
export const nothingCopied: Copied = { rev: -1, nextSeq: 0, deletedAt: null };

/**
 * The lines that bring a copy up to date: the header first, so that a file never starts with events of nobody. `copied: null` =
 * nothing is known, and all is sent; lines that are there already are not written again. `unsaved` are events beyond the store.
 */
export function linesToCopy(
  { header, events, report }: LoadedSession,
  unsaved: readonly SessionEvent[],
  copied: Copied | null,
): MirrorLine[] {
  const known = copied ?? nothingCopied;
  const isHeaderNew = header.rev > known.rev;
  const isDeletionNew =
    copied === null ? header.deletedAt !== null || header.rev > 0 : header.deletedAt !== copied.deletedAt;
  const stored = new Set(events.map(({ seq }) => seq));
  const all = [...events, ...unsaved.filter(({ seq }) => !stored.has(seq))].toSorted((a, b) => a.seq - b.seq);
  const seq = header.rev;
  return [
    ...(isHeaderNew ? [{ v: 1, seq, kind: "header", data: header } as const] : []),
    ...all
      .filter((event) => event.seq >= known.nextSeq)
      .map((event) => ({ v: 1, seq: event.seq, kind: "event", data: event }) as const),
    ...(isHeaderNew && report !== null ? [{ v: 1, seq, kind: "report", data: report } as const] : []),
    ...(isDeletionNew ? [{ v: 1, seq, kind: "deleted", data: { deletedAt: header.deletedAt } } as const] : []),
  ];
}

/** What the copy holds once those lines are written. */
export const copiedOf = ({ header, events }: LoadedSession, unsaved: readonly SessionEvent[]): Copied => ({
  rev: header.rev,
  nextSeq: Math.max(0, ...[...events, ...unsaved].map(({ seq }) => seq + 1)),
  deletedAt: header.deletedAt,
});

const maxLines = 500;
const maxCharacters = 1_000_000;

/** Cuts lines into requests that the server takes: it refuses more than 2,000 lines or 4 MiB at once. */
export function inRequests(lines: readonly MirrorLine[]): MirrorLine[][] {
  const requests: MirrorLine[][] = [];
  let size = 0;
  for (const line of lines) {
    const length = JSON.stringify(line).length;
    const last = requests.at(-1);
    if (last === undefined || last.length >= maxLines || size + length > maxCharacters) {
      requests.push([line]);
      size = length;
    } else {
      last.push(line);
      size += length;
    }
  }
  return requests;
}
