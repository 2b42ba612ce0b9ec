import { watch } from "node:fs";

const debounceMs = 100;

/** Calls back once a burst of changes in any of the folders is over, as editors save in several steps. A folder that the system cannot watch is left out. */
export function watchFolders(folders: readonly string[], onChange: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, debounceMs);
    timer.unref();
  };
  const watchers = folders.flatMap((folder) => watchOne(folder, soon) ?? []);
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function watchOne(folder: string, onEvent: () => void): { close(): void } | null {
  try {
    const watcher = watch(folder, { recursive: true, persistent: false }, onEvent);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
