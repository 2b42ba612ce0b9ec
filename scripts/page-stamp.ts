import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

export const root = join(import.meta.dirname, "..");
/** Where the built page lies, and the stamp that tells from which sources. */
export const pageFolder = join(root, "dist");

/** Compiled code, kept over starts (NODE_COMPILE_CACHE): without it, a start also strips all types anew. */
export const compileCache = join(root, "node_modules", ".cache", "compile");

const stampFile = join(pageFolder, ".stamp");
const sources = ["web", "core", "package-lock.json", "vite.config.ts", "scripts/build.ts", "scripts/page-guard.ts"];

/** Whether `dist/` was built from exactly these sources. By content: in a fresh clone dates say nothing. */
export function isPageFresh(): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stampOfSources();
}

/** Taken before a build and written after it, so that an edit in between leaves the page stale. */
export function stampOfSources(): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesBelow(join(root, source)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

export function writePageStamp(stamp: string): void {
  writeFileSync(stampFile, stamp);
}

/** All files of a folder and the folders in it, in a fixed order; a file stands for itself, nothing for nothing. */
export function filesBelow(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
}
