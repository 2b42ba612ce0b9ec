import { type Dirent, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

const quietMs = 80;
/** A file that is written on and on holds the others up no longer than this. */
const longestWaitMs = 400;
/** A root, its packs, and the pages of each. */
const levels = 3;

/**
 * Calls back once a burst of changes in any of the folders is over, as editors save in several steps. Each folder has a watcher of its
 * own: the recursive one of Node follows the files, and loses those that an editor replaces by renaming a new one over them.
 * A folder that the system cannot watch is left out.
 */
export function watchFolders(roots: readonly string[], onChange: () => void): { close(): void } {
  const watchers = new Map<string, FolderWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let firstAt: number | null = null;

  const tell = (): void => {
    firstAt = null;
    follow();
    onChange();
  };
  const soon = (): void => {
    const now = performance.now();
    firstAt ??= now;
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(quietMs, firstAt + longestWaitMs - now)));
    timer.unref();
    follow();
  };
  /** A folder that came, went or was replaced has its watcher set right. */
  const follow = (): void => {
    const folders = new Map(roots.flatMap((root) => foldersUnder(root, levels)));
    for (const [path, watcher] of watchers) {
      if (folders.get(path) === watcher.inode && watcher.isOpen()) continue;
      watcher.close();
      watchers.delete(path);
    }
    for (const [path, inode] of folders) {
      const watcher = watchers.has(path) ? null : watchOne(path, inode, soon);
      if (watcher !== null) watchers.set(path, watcher);
    }
  };

  follow();
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

interface FolderWatcher {
  readonly inode: number;
  isOpen(): boolean;
  close(): void;
}

function watchOne(path: string, inode: number, onEvent: () => void): FolderWatcher | null {
  try {
    let isOpen = true;
    const watcher = watch(path, { persistent: false }, onEvent);
    const close = (): void => {
      isOpen = false;
      watcher.close();
    };
    watcher.on("error", close);
    return { inode, isOpen: () => isOpen, close };
  } catch {
    return null;
  }
}

/** The folder and those in it, as path and inode. Hidden ones and links are nobody's pack. */
function foldersUnder(path: string, depth: number): [string, number][] {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) return [];
  const inner = depth > 1 ? entriesOf(path) : [];
  const names = inner.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
  return [[path, status.ino], ...names.flatMap((name) => foldersUnder(join(path, name), depth - 1))];
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
