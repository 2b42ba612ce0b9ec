import { readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { type LoadedPack, Pack } from "#core/setup/pack.ts";
import { parseJson } from "./body.ts";
import { canonicalJson, isPackHash, packHashOf } from "./pack-hash.ts";
import { readRegularFile, writeFileAtomically } from "./safe-files.ts";

const maxVersionBytes = 8 * 1024 * 1024;

/** Every version of a pack that a session may still name: one file each, named by its hash. */
export interface PackVersions {
  /** Writes it where it is not there yet, and marks it as the newest. Rejects with Node's error. */
  keepAsNewest(loaded: LoadedPack): Promise<void>;
  /** The same for what a page gave back, as it came; it never counts as newer than one that was kept as such. */
  keep(hash: string, document: unknown): Promise<void>;
  read(hash: string): Promise<LoadedPack | null>;
  /** The version of a pack that was last kept as the newest. */
  readNewest(packId: string): Promise<LoadedPack | null>;
}

export function createPackVersions(folder: string, now: () => Date): PackVersions {
  const pathOf = (hash: string): string => join(folder, `${hash}.json`);
  const read = async (hash: string): Promise<LoadedPack | null> => {
    if (!isPackHash(hash)) return null;
    const content = await readRegularFile(pathOf(hash), maxVersionBytes);
    return typeof content === "string" ? null : parseVersion(hash, parseJson(content.toString("utf8")));
  };
  /** False when it was there. */
  const write = async (hash: string, document: unknown): Promise<boolean> => {
    const json = canonicalJson(document);
    const kept = await stat(pathOf(hash)).catch(() => null);
    if (kept?.isFile() === true && kept.size === Buffer.byteLength(json)) return false;
    await writeFileAtomically(pathOf(hash), json);
    return true;
  };
  return {
    read,
    keepAsNewest: async ({ hash, pack }) => {
      await write(hash, pack);
      await utimes(pathOf(hash), now(), now());
    },
    keep: async (hash, document) => {
      if (await write(hash, document)) await utimes(pathOf(hash), 0, 0);
    },
    readNewest: async (packId) => {
      for (const hash of await hashesByAge(folder)) {
        const version = await read(hash);
        if (version?.pack.id === packId) return version;
      }
      return null;
    },
  };
}

/**
 * A pack from outside; `null` unless it parses and its canonical JSON has that hash. The hash is taken from what was kept, not from
 * what the parser made of it: a later schema may add defaults.
 */
export function parseVersion(hash: string, document: unknown): LoadedPack | null {
  const parsed = Pack.safeParse(document);
  return parsed.success && packHashOf(document) === hash ? { hash, pack: parsed.data } : null;
}

/** Newest first. */
async function hashesByAge(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const hashes = names.map((name) => name.replace(/\.json$/, "")).filter(isPackHash);
  const aged = await Promise.all(
    hashes.map(async (hash) => ({
      hash,
      at: (await stat(join(folder, `${hash}.json`)).catch(() => null))?.mtimeMs ?? 0,
    })),
  );
  return aged.toSorted((left, right) => right.at - left.at).map(({ hash }) => hash);
}
