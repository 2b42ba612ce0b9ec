import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { StoryLine } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Story } from "#core/setup/story.ts";
import { appendLines, syncFolder } from "./append-lines.ts";
import { parseJson } from "./body.ts";
import { noFollow, readRegularFile } from "./safe-files.ts";

/** The copy of the stories on disk: `stories.jsonl`, one line for each version that was copied, appended to and never rewritten. */
export interface StoryCopy {
  /** Where the file is, for the person. */
  readonly folder: string;
  /**
   * Resolves, once all lines are on disk, to how many good lines the file holds. A version that it has, or an older one, is not
   * written again. Errors: `mirror-failed` (disk full, not writable, or not a file).
   */
  append(lines: readonly StoryLine[]): Promise<Result<number, AppError>>;
  /** The newest version of every story, the deleted ones too. Errors: `mirror-failed` (it is there and cannot be read). */
  list(): Promise<Result<readonly Story[], AppError>>;
  /** Resolves when no write is under way. */
  settled(): Promise<void>;
}

const maxFileBytes = 64 * 1024 * 1024;

/** @param dataFolder holds the file, which is made (0600) with the first story */
export function createStoryCopy(dataFolder: string): StoryCopy {
  const path = join(dataFolder, "stories.jsonl");
  let tail: Promise<unknown> = Promise.resolve();

  const appendNow = async (lines: readonly StoryLine[]): Promise<Result<number, AppError>> => {
    let handle: FileHandle | undefined;
    try {
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      handle = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
      const status = await handle.stat();
      if (!status.isFile() || status.size > maxFileBytes) return err({ code: "mirror-failed" });
      const text = await handle.readFile("utf8");
      const kept = parseStoryLines(text);
      const fresh = freshLines(kept, lines);
      const isTorn = text !== "" && !text.endsWith("\n");
      const size = await appendLines(handle, status.size, isTorn, fresh);
      if (status.size === 0 && size > 0) await syncFolder(dataFolder);
      return ok(kept.length + fresh.length);
    } catch {
      return err({ code: "mirror-failed" });
    } finally {
      await handle?.close().catch(() => undefined);
    }
  };

  return {
    folder: dataFolder,
    append(lines) {
      const mine = tail.then(() => appendNow(lines));
      tail = mine;
      return mine;
    },
    async list() {
      const content = await readRegularFile(path, maxFileBytes);
      if (content === "missing") return ok([]);
      if (typeof content === "string") return err({ code: "mirror-failed" });
      return ok([...newestById(parseStoryLines(content.toString("utf8"))).values()]);
    },
    settled: async () => void (await tail),
  };
}

/** A line that is torn or damaged is left out; it never takes its neighbours with it. */
function parseStoryLines(text: string): StoryLine[] {
  return text.split("\n").flatMap((line) => {
    const parsed = StoryLine.safeParse(line === "" ? undefined : parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function newestById(lines: readonly StoryLine[]): Map<string, Story> {
  const newest = new Map<string, Story>();
  for (const { data } of lines) if (data.rev >= (newest.get(data.id)?.rev ?? 0)) newest.set(data.id, data);
  return newest;
}

/** Of the lines sent, those that are newer than what is kept; another text under the same `rev` is kept as well. */
function freshLines(kept: readonly StoryLine[], sent: readonly StoryLine[]): StoryLine[] {
  const newest = newestById(kept);
  return sent.filter((line) => {
    const before = newest.get(line.data.id);
    if (before !== undefined && (before.rev > line.data.rev || isSame(before, line.data))) return false;
    newest.set(line.data.id, line.data);
    return true;
  });
}

const isSame = (left: Story, right: Story): boolean => JSON.stringify(left) === JSON.stringify(right);
