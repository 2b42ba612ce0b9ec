import { MirrorLine, type MirrorSession } from "#core/api.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { parseJson } from "./body.ts";

/** What the lines of one mirror file add up to. `addLine` changes it in place. */
export interface MirrorFold {
  header: SessionHeader | null;
  readonly events: Map<number, SessionEvent>;
  report: MirrorSession["report"];
  /** Of the last `deleted` line: ISO, `null` = undone; `undefined` = never deleted. */
  deletedAt: string | null | undefined;
  /** Good lines. */
  lines: number;
}

/** Parses a mirror file. A line that is torn or damaged is left out; it never takes its neighbours with it. */
export function parseMirrorLines(text: string): MirrorLine[] {
  const lines: MirrorLine[] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const parsed = MirrorLine.safeParse(parseJson(line));
    if (parsed.success) lines.push(parsed.data);
  }
  return lines;
}

const eventStart = /^\{"v":1,"seq":(\d+),"kind":"event",/;

/** What a list shows of a mirror file. Events are counted by how their lines begin, as this server writes them: parsing each takes too long for hundreds of sessions. */
export function summariseLines(text: string): { readonly fold: MirrorFold; readonly events: number } {
  const seqs = new Set<number>();
  const others: string[] = [];
  for (const line of text.split("\n")) {
    const seq = line.endsWith("}") ? eventStart.exec(line)?.[1] : undefined;
    if (seq === undefined) others.push(line);
    else seqs.add(Number(seq));
  }
  const fold = foldLines(parseMirrorLines(others.join("\n")));
  for (const seq of fold.events.keys()) seqs.add(seq);
  return { fold, events: seqs.size };
}

export function foldLines(lines: readonly MirrorLine[]): MirrorFold {
  const fold: MirrorFold = { header: null, events: new Map(), report: null, deletedAt: undefined, lines: 0 };
  for (const line of lines) addLine(fold, line);
  return fold;
}

/** Adds one line. The first event of a place stays; the header of the highest `rev` and the last report win. */
export function addLine(fold: MirrorFold, line: MirrorLine): void {
  fold.lines += 1;
  switch (line.kind) {
    case "event":
      if (!fold.events.has(line.data.seq)) fold.events.set(line.data.seq, line.data);
      return;
    case "header":
      if (fold.header === null || line.data.rev >= fold.header.rev) fold.header = line.data;
      return;
    case "report":
      fold.report = line.data;
      return;
    case "deleted":
      fold.deletedAt = line.data.deletedAt;
  }
}

/** True when the line would change nothing: it is there already, or a newer header is. */
export function isKnown(fold: MirrorFold, line: MirrorLine): boolean {
  switch (line.kind) {
    case "event":
      return fold.events.get(line.data.seq)?.id === line.data.id;
    case "header":
      if (fold.header === null || line.data.rev > fold.header.rev) return false;
      return line.data.rev < fold.header.rev || isSame(line.data, fold.header);
    case "report":
      return isSame(line.data, fold.report);
    case "deleted":
      return fold.deletedAt === line.data.deletedAt;
  }
}

/** True when another event has this line's place already. */
export const isConflict = (fold: MirrorFold, line: MirrorLine): boolean =>
  line.kind === "event" && fold.events.has(line.data.seq) && !isKnown(fold, line);

/** What a restore gets; `null` when no header was ever written. A deletion shows in the header. */
export function foldToSession(fold: MirrorFold): MirrorSession | null {
  if (fold.header === null) return null;
  const deletedAt = fold.deletedAt === undefined ? fold.header.deletedAt : fold.deletedAt;
  return {
    header: { ...fold.header, deletedAt },
    events: [...fold.events.values()].toSorted((left, right) => left.seq - right.seq),
    report: fold.report,
  };
}

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
