import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { PackProblem } from "#core/api.ts";
import { err, type Result } from "#core/result.ts";
import { parseReference } from "#core/setup/reference.ts";
import type { ReferencePage } from "#core/setup/reference-page.ts";
import { type ReferenceProblem, sentenceByReferenceProblem } from "#core/setup/reference-problem.ts";
import type { PackFolder } from "./pack-folder.ts";
import { type FileProblem, readRegularFile } from "./safe-files.ts";

/** A page with the pack that it belongs to. */
export interface PackReference {
  readonly packId: string;
  readonly page: ReferencePage;
}

/** The pages of all packs in the order of reading; where a file was broken just now, its last good version. */
export interface ReferenceStore {
  current(): Promise<{ readonly pages: readonly PackReference[]; readonly problems: readonly PackProblem[] }>;
}

export interface ReferenceStoreOptions {
  readonly findFolders: () => Promise<readonly PackFolder[]>;
  /** Takes each problem once, as `file:line:column sentence`. */
  readonly log: (line: string) => void;
}

interface Entry {
  readonly fingerprint: string;
  readonly packId: string;
  readonly shownAs: string;
  readonly page: ReferencePage | null;
  readonly problems: readonly PackProblem[];
}

const maxFileBytes = 256 * 1024;
const maxFilesPerPack = 100;

/** Reads `reference/*.md` of each pack when asked; a file that did not change is not read again. A link or device is never followed. */
export function createReferenceStore({ findFolders, log }: ReferenceStoreOptions): ReferenceStore {
  let entries: ReadonlyMap<string, Entry> = new Map();
  let told: ReadonlySet<string> = new Set();

  const readFolder = async (folder: PackFolder, next: Map<string, Entry>): Promise<void> => {
    for (const name of await markdownIn(join(folder.path, "reference"))) {
      const path = join(folder.path, "reference", name);
      const fingerprint = await fingerprintOf(path);
      const before = entries.get(path);
      if (fingerprint === null) continue;
      next.set(path, before?.fingerprint === fingerprint ? before : await readEntry(folder, name, fingerprint, before));
    }
  };

  return {
    async current() {
      const next = new Map<string, Entry>();
      for (const folder of await findFolders()) await readFolder(folder, next);
      entries = next;
      const { pages, twice } = withoutTwins([...next.values()]);
      const problems = [...[...next.values()].flatMap((entry) => entry.problems), ...twice];
      const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
      for (const line of lines) if (!told.has(line)) log(line);
      told = new Set(lines);
      return { pages: pages.toSorted(byReading), problems };
    },
  };
}

async function readEntry(folder: PackFolder, name: string, fingerprint: string, before?: Entry): Promise<Entry> {
  const shownAs = `${folder.shownAs}/reference/${name}`;
  const read = await readPage(join(folder.path, "reference", name));
  if (read.ok) return { fingerprint, packId: folder.id, shownAs, page: read.value, problems: [] };
  const problems = read.error.map((problem) => ({ packId: folder.id, file: shownAs, ...problem }));
  return { fingerprint, packId: folder.id, shownAs, page: before?.page ?? null, problems };
}

type Problem = Omit<PackProblem, "packId" | "file">;

async function readPage(path: string): Promise<Result<ReferencePage, Problem[]>> {
  const content = await readRegularFile(path, maxFileBytes);
  if (typeof content === "string") return err([atStart(sentenceByFileProblem[content])]);
  const text = decode(content);
  if (text === null) return err([atStart("The file is not UTF-8: save it as UTF-8.")]);
  const page = parseReference(text);
  return page.ok ? page : err(page.error.map(toProblem));
}

const sentenceByFileProblem: Readonly<Record<FileProblem, string>> = {
  missing: "The file was there a moment ago and is gone: save it again.",
  "not-a-file": "This is a link, a folder or a device: put a plain file here.",
  "too-large": sentenceByReferenceProblem["too-large"],
  unreadable: "The file cannot be read: mend its permissions.",
};

function decode(content: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

const atStart = (message: string): Problem => ({ line: 1, column: 1, message });

const toProblem = ({ type, line, column }: ReferenceProblem): Problem => ({
  line,
  column,
  message: sentenceByReferenceProblem[type],
});

/** Two files of a pack with the same id: the first by name stands, the other is a problem. */
function withoutTwins(entries: readonly Entry[]): { pages: PackReference[]; twice: PackProblem[] } {
  const fileByPage = new Map<string, string>();
  const pages: PackReference[] = [];
  const twice: PackProblem[] = [];
  for (const { packId, shownAs, page } of entries) {
    if (page === null) continue;
    const first = fileByPage.get(`${packId}/${page.id}`);
    if (first === undefined) pages.push({ packId, page });
    else twice.push({ packId, file: shownAs, ...atStart(`The id "${page.id}" is that of ${first} too: change one.`) });
    fileByPage.set(`${packId}/${page.id}`, first ?? shownAs);
  }
  return { pages, twice };
}

function byReading(left: PackReference, right: PackReference): number {
  if (left.packId !== right.packId) return left.packId < right.packId ? -1 : 1;
  return left.page.order - right.page.order;
}

async function markdownIn(folder: string): Promise<string[]> {
  const status = await lstat(folder).catch(() => null);
  if (status?.isDirectory() !== true) return [];
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /^[^.].*\.md$/.test(name))
    .toSorted()
    .slice(0, maxFilesPerPack);
}

async function fingerprintOf(path: string): Promise<string | null> {
  const status = await lstat(path, { bigint: true }).catch(() => null);
  return status && `${status.ino} ${status.size} ${status.mtimeNs} ${status.ctimeNs}`;
}
