import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { PackPlace, PackProblem } from "#core/api.ts";
import { err, ok } from "#core/result.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { PackStore } from "./deps.ts";
import type { PackFolder } from "./pack-folder.ts";
import {
  findPackFolders,
  findStrayFolders,
  ownPacksFolder,
  ownQuestionsFolder,
  pagesStateOf,
  placeOf,
} from "./pack-places.ts";
import { watchFolders } from "./pack-watch.ts";

/**
 * Whether a pack changed is asked of the files themselves (`lstat`) each time somebody wants the packs: that is right on every
 * file system and with every editor, and takes a millisecond or two. `watch` is a courtesy on top: it says at once, on the terminal
 * and to a page that listens, what a person has just broken or mended. The parsers are loaded with the first pack, for they are not
 * needed to start.
 */
export interface WatchedPackStore extends PackStore {
  /**
   * Loads the packs and goes on to report changes as they are saved. Where the system cannot watch, changes are still found while a page
   * listens, and when asked for. `also` is called once now and with each change, for what else is read from these folders.
   */
  watch(also?: () => Promise<unknown>): Promise<void>;
  close(): void;
}

export interface PackStoreOptions {
  readonly rubricsFolder: string;
  readonly dataFolder: string;
  /** Takes each problem once, as `file:line:column sentence`. */
  readonly log: (line: string) => void;
  readonly now?: () => Date;
}

interface Entry {
  readonly fingerprint: string;
  readonly loaded: LoadedPack | null;
  readonly problems: readonly PackProblem[];
  readonly place: PackPlace;
  /** Of its reference pages, which are read elsewhere and told as changed here. */
  readonly pages: string;
}

const keptVersions = 8;
/** While a page listens the files are looked at so often: shared and mounted folders send no events. */
const lookEveryMs = 500;

export function createPackStore(options: PackStoreOptions): WatchedPackStore {
  const { rubricsFolder, dataFolder, log } = options;
  const now = options.now ?? (() => new Date());
  let entries: ReadonlyMap<string, Entry> = new Map();
  let strays: readonly PackProblem[] = [];
  let refreshed: Promise<void> = Promise.resolve();
  let adding: Promise<void> = Promise.resolve();
  let watcher: { close(): void } | null = null;
  let lookOut: NodeJS.Timeout | undefined;
  const known = new Map<string, LoadedPack>();
  const listeners = new Set<() => void>();
  const parts = lazy(() => loadParts(join(dataFolder, "packs-by-hash"), now));

  const remember = (loaded: LoadedPack): LoadedPack => {
    known.delete(loaded.hash);
    known.set(loaded.hash, loaded);
    const oldest = known.keys().next().value;
    if (known.size > keptVersions && oldest !== undefined) known.delete(oldest);
    return loaded;
  };

  const readEntry = async (folder: PackFolder): Promise<Omit<Entry, "pages"> | null> => {
    const { fingerprintOf, readPackFolder, versions } = await parts();
    const before = entries.get(folder.id);
    const fingerprint = await fingerprintOf(folder);
    if (fingerprint === "") return null;
    if (before !== undefined && before.fingerprint === fingerprint) return before;
    const read = await readPackFolder(folder);
    const place = await placeOf(folder, rubricsFolder);
    if (!read.ok) {
      const loaded = before?.loaded ?? (await versions.readNewest(folder.id));
      reportProblems(read.error, before?.problems ?? [], loaded !== null, log);
      return { fingerprint, loaded, problems: read.error, place };
    }
    if (before !== undefined) log(`${folder.shownAs}: the changed files are in use.`);
    await versions
      .keepAsNewest(read.value)
      .catch((error: unknown) => log(`${folder.shownAs}: this version could not be kept (${String(error)}).`));
    return { fingerprint, loaded: read.value, problems: [], place };
  };

  const refresh = async (): Promise<void> => {
    const next = new Map<string, Entry>();
    for (const folder of await findPackFolders(rubricsFolder, dataFolder)) {
      const entry = await readEntry(folder);
      if (entry === null) continue;
      next.set(folder.id, { ...entry, pages: await pagesStateOf(folder) });
      if (entry.loaded !== null) remember(entry.loaded);
    }
    const found = await findStrayFolders(rubricsFolder, dataFolder);
    reportProblems(found, strays, false, log);
    const isChanged = stateOf(entries, strays) !== stateOf(next, found);
    entries = next;
    strays = found;
    if (isChanged) for (const listener of listeners) listener();
  };

  const current = async (): ReturnType<PackStore["current"]> => {
    refreshed = refreshed.catch(() => undefined).then(refresh);
    await refreshed;
    const all = [...entries.values()];
    return {
      packs: all.flatMap(({ loaded }) => loaded ?? []),
      problems: [...all.flatMap(({ problems }) => problems), ...strays],
      places: all.map(({ place }) => place),
    };
  };

  return {
    current,
    byHash: async (hash) => {
      const held = known.get(hash);
      if (held !== undefined) return ok(held);
      const { versions } = await parts();
      const kept = await versions.read(hash);
      if (kept !== null) return ok(remember(kept));
      await current();
      const found = known.get(hash);
      return found === undefined ? err({ code: "pack-unknown" }) : ok(found);
    },
    adopt: async (hash, pack) => {
      const { findBrokenLinks, parseVersion, versions } = await parts();
      const version = parseVersion(hash, pack);
      if (version === null)
        return err({ code: "bad-request", detail: "The pack does not parse, or is not the one of that hash." });
      if (findBrokenLinks(version.pack).length > 0)
        return err({ code: "bad-request", detail: "The pack names parts that it does not have." });
      await versions.keep(hash, pack).catch((error: unknown) => log(`A pack could not be kept (${String(error)}).`));
      return ok(remember(version));
    },
    addQuestion: (packId, draft) => {
      const added = adding.then(async () => {
        const held = (await current()).packs.find(({ pack }) => pack.id === packId);
        const folder = (await findPackFolders(rubricsFolder, dataFolder)).find(({ id }) => id === packId);
        if (held === undefined || folder === undefined) return err({ code: "pack-unknown" as const });
        const { addOwnQuestion } = await import("./own-questions.ts");
        return addOwnQuestion(folder.ownQuestionsPath, held.pack, draft);
      });
      adding = added.then(
        () => undefined,
        () => undefined,
      );
      return added;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: async (also = async () => undefined) => {
      const look = () => current().then(also);
      await look();
      const own = [ownPacksFolder(dataFolder), ownQuestionsFolder(dataFolder)];
      for (const folder of own) await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
      watcher ??= watchFolders([rubricsFolder, ...own], () => void look());
      lookOut ??= setInterval(() => listeners.size > 0 && void current(), lookEveryMs).unref();
    },
    close: () => {
      watcher?.close();
      clearInterval(lookOut);
    },
  };
}

/** Differs whenever a page would show something else. */
const stateOf = (entries: ReadonlyMap<string, Entry>, strays: readonly PackProblem[]): string =>
  JSON.stringify([
    strays,
    ...[...entries].map(([id, { loaded, problems, place, pages }]) => [id, loaded?.hash, problems, place, pages]),
  ]);

async function loadParts(versionsFolder: string, now: () => Date) {
  const [{ fingerprintOf, readPackFolder }, { createPackVersions, parseVersion }, { findBrokenLinks }] =
    await Promise.all([import("./pack-folder.ts"), import("./pack-versions.ts"), import("#core/setup/links.ts")]);
  const versions = createPackVersions(versionsFolder, now);
  return { fingerprintOf, readPackFolder, findBrokenLinks, parseVersion, versions };
}

function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function reportProblems(
  problems: readonly PackProblem[],
  before: readonly PackProblem[],
  servesOn: boolean,
  log: (line: string) => void,
): void {
  const lines = problems.map(problemToLine);
  const known = new Set(before.map(problemToLine));
  const fresh = lines.filter((line) => !known.has(line));
  for (const line of fresh) log(line);
  if (fresh.length > 0)
    log(servesOn ? "The last good version of that pack serves on." : "That pack cannot be used until this is mended.");
}

const problemToLine = ({ file, line, column, message }: PackProblem): string => `${file}:${line}:${column} ${message}`;
