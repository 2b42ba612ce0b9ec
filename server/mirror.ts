import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { MirrorLine, MirrorListReply, MirrorSession } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import { err, ok, type Result } from "#core/result.ts";
import { appendLines, syncFolder } from "./append-lines.ts";
import {
  addLine,
  foldLines,
  foldToSession,
  isConflict,
  isKnown,
  type MirrorFold,
  parseMirrorLines,
  summariseLines,
} from "./mirror-fold.ts";
import { noFollow, readRegularFile } from "./safe-files.ts";

/** One session's list entry, as `GET /api/mirror` replies it. */
export type MirroredSession = MirrorListReply["sessions"][number];

/**
 * The second copy, in another failure domain than the browser: `sessions/<id>.jsonl`, appended to and never rewritten.
 * Ids match `^[a-z0-9-]{1,64}$`; an id that does not is `not-found`.
 */
export interface Mirror {
  /** Where the files are, for the person. */
  readonly folder: string;
  /**
   * Resolves, once all lines are on disk, to how many good lines the file holds. Lines that it has are not written again.
   * Errors: `mirror-conflict` (another event has that place; nothing was written), `mirror-failed` (disk full or not writable),
   * `bad-request` (a header or event of another session).
   */
  append(id: string, lines: readonly MirrorLine[]): Promise<Result<number, AppError>>;
  /** Sessions that are not deleted, newest first. */
  list(): Promise<readonly MirroredSession[]>;
  /** Also a deleted one, with `deletedAt` in its header. Errors: `not-found`, `mirror-failed` (it is there and cannot be read). */
  read(id: string): Promise<Result<MirrorSession, AppError>>;
  /** Resolves when no write is under way. */
  settled(): Promise<void>;
}

const idPattern = /^[a-z0-9-]{1,64}$/;
const maxFileBytes = 256 * 1024 * 1024;
const keptFolds = 8;

/** @param dataFolder holds the `sessions` folder, which is made (0700) with the first session */
export function createMirror(dataFolder: string): Mirror {
  const folder = join(dataFolder, "sessions");
  const queues = new Map<string, Promise<unknown>>();
  const folds = new Map<string, { readonly size: number; readonly fold: MirrorFold }>();

  const inTurn = <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const mine = (queues.get(id) ?? Promise.resolve()).then(work);
    const tail = mine
      .catch(() => undefined)
      .finally(() => {
        if (queues.get(id) === tail) queues.delete(id);
      });
    queues.set(id, tail);
    return mine;
  };

  const appendNow = async (id: string, lines: readonly MirrorLine[]): Promise<Result<number, AppError>> => {
    const path = join(folder, `${id}.jsonl`);
    const kept = folds.get(id);
    folds.delete(id);
    let handle: FileHandle | undefined;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      handle = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
      const status = await handle.stat();
      if (!status.isFile()) return err({ code: "mirror-failed" });
      const isFresh = kept?.size === status.size;
      const text = isFresh ? "" : await handle.readFile("utf8");
      const fold = isFresh ? kept.fold : foldLines(parseMirrorLines(text));
      const fresh: MirrorLine[] = [];
      for (const line of lines) {
        if (isConflict(fold, line)) return err({ code: "mirror-conflict" });
        if (isKnown(fold, line)) continue;
        addLine(fold, line);
        fresh.push(line);
      }
      const isTorn = text !== "" && !text.endsWith("\n");
      const size = await appendLines(handle, status.size, isTorn, fresh);
      if (status.size === 0 && size > 0) await syncFolder(folder);
      if (folds.size >= keptFolds) folds.clear();
      folds.set(id, { size, fold });
      return ok(fold.lines);
    } catch {
      return err({ code: "mirror-failed" });
    } finally {
      await handle?.close().catch(() => undefined);
    }
  };

  return {
    folder,
    append: async (id, lines) => {
      if (!idPattern.test(id)) return err({ code: "not-found" });
      const stranger = lines.find((line) => line.kind === "header" && line.data.id !== id);
      if (stranger !== undefined) return err({ code: "bad-request", detail: "Wrong field: lines.data.id." });
      return inTurn(id, () => appendNow(id, lines));
    },
    list: async () => {
      const sessions: MirroredSession[] = [];
      for (const id of await mirroredIds(folder)) {
        const text = await readMirrorFile(folder, id);
        if (text === null || text === "unreadable") continue;
        const { fold, events } = summariseLines(text.content);
        const session = foldToSession(fold);
        if (session === null || typeof fold.deletedAt === "string") continue;
        sessions.push({ id, header: session.header, events });
      }
      return sessions.toSorted((left, right) => compareText(right.header.createdAt, left.header.createdAt));
    },
    read: async (id) => {
      if (!idPattern.test(id)) return err({ code: "not-found" });
      const text = await readMirrorFile(folder, id);
      if (text === "unreadable") return err({ code: "mirror-failed" });
      const session = text === null ? null : foldToSession(foldLines(parseMirrorLines(text.content)));
      return session === null ? err({ code: "not-found" }) : ok(session);
    },
    settled: async () => {
      await Promise.all(queues.values());
    },
  };
}

async function mirroredIds(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".jsonl"))
    .map((entry) => entry.name.slice(0, -".jsonl".length))
    .filter((id) => idPattern.test(id));
}

/** `null` when there is no such file. */
async function readMirrorFile(folder: string, id: string): Promise<{ readonly content: string } | null | "unreadable"> {
  const content = await readRegularFile(join(folder, `${id}.jsonl`), maxFileBytes);
  if (content === "missing") return null;
  return typeof content === "string" ? "unreadable" : { content: content.toString("utf8") };
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
