import type { Dirent } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PackPlace, PackProblem } from "#core/api.ts";
import { isPackId } from "#core/setup/names.ts";
import type { PackFileName } from "#core/setup/pack.ts";
import type { PackFolder } from "./pack-folder.ts";

/** Where a person's own packs lie, and their own questions: an update of the program never touches them. */
export const ownPacksFolder = (dataFolder: string): string => join(dataFolder, "rubrics");
export const ownQuestionsFolder = (dataFolder: string): string => join(dataFolder, "questions");

/**
 * The folders of all packs: those that ship and those of the data folder, which win where both have an id. They are found by looking,
 * never named by a request. A symbolic link is no folder here.
 */
export async function findPackFolders(rubricsFolder: string, dataFolder: string): Promise<PackFolder[]> {
  const shipped = await foldersIn(rubricsFolder, basename(rubricsFolder), dataFolder);
  const own = await foldersIn(ownPacksFolder(dataFolder), ownPacksFolder(dataFolder), dataFolder);
  const byId = new Map([...shipped, ...own].map((folder) => [folder.id, folder]));
  return [...byId.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** One pack of these by its id, whether or not its folder is there. */
export async function packFolderOf(id: string, rubricsFolder: string, dataFolder: string): Promise<PackFolder> {
  const found = (await findPackFolders(rubricsFolder, dataFolder)).find((folder) => folder.id === id);
  return found ?? toFolder(id, rubricsFolder, basename(rubricsFolder), dataFolder);
}

export async function placeOf(folder: PackFolder, rubricsFolder: string): Promise<PackPlace> {
  const shippedPath = join(rubricsFolder, folder.id);
  const isOwn = folder.path !== shippedPath;
  return {
    packId: folder.id,
    folder: folder.shownAs,
    isOwn,
    replacesShipped: isOwn && (await isThere(join(shippedPath, "pack.yaml"))),
    ownQuestionsFile: (await isThere(folder.ownQuestionsPath)) ? folder.ownQuestionsPath : null,
  };
}

/** Changes whenever one of the pages under `reference/` does, and when one comes or goes. */
export async function pagesStateOf(folder: PackFolder): Promise<string> {
  const pages = join(folder.path, "reference");
  const names = await readdir(pages).catch(() => []);
  const states = names
    .filter((name) => name.endsWith(".md"))
    .map(async (name) => {
      const status = await lstat(join(pages, name), { bigint: true }).catch(() => null);
      return status === null ? "" : `${name} ${status.ino} ${status.size} ${status.mtimeNs}`;
    });
  return (await Promise.all(states)).toSorted().join("\n");
}

/**
 * Folders beside the packs that a person may well take for one, and that are not read: each as a problem. A hidden folder, and one
 * that holds no YAML, is nobody's business.
 */
export async function findStrayFolders(rubricsFolder: string, dataFolder: string): Promise<PackProblem[]> {
  const shipped = await straysIn(rubricsFolder, basename(rubricsFolder));
  return [...shipped, ...(await straysIn(ownPacksFolder(dataFolder), ownPacksFolder(dataFolder)))];
}

async function straysIn(root: string, shownAs: string): Promise<PackProblem[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const found: PackProblem[] = [];
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const message = entry.name.startsWith(".") ? null : await faultOf(root, entry);
    const file = `${shownAs}/${entry.name}`;
    if (message !== null) found.push({ packId: entry.name, file, line: 1, column: 1, message });
  }
  return found;
}

async function faultOf(root: string, entry: Dirent): Promise<string | null> {
  const path = join(root, entry.name);
  if (entry.isSymbolicLink()) {
    const isFolder = await stat(path).then(
      (status) => status.isDirectory(),
      () => false,
    );
    return isFolder && (await holdsYaml(path))
      ? "This is a link, which is not followed: put the folder itself here."
      : null;
  }
  if (!entry.isDirectory() || !(await holdsYaml(path))) return null;
  if (!isPackId(entry.name)) {
    return `The folder's name cannot name a pack: use lower-case letters, digits and hyphens, 64 at most, as in "${idFrom(entry.name)}".`;
  }
  const isPack = await Promise.all(Object.keys(packFileNames).map((name) => isThere(join(path, name))));
  return isPack.includes(true)
    ? null
    : "None of the files here has the name of a pack's: pack.yaml, axes.yaml, and so on.";
}

/** Named here once more, as the parser of the packs is not loaded for a look at folders. */
const packFileNames: Readonly<Record<PackFileName, true>> = {
  "pack.yaml": true,
  "lexicon.yaml": true,
  "axes.yaml": true,
  "red-flags.yaml": true,
  "questions.yaml": true,
  "probes.yaml": true,
  "scenario.yaml": true,
  "personas.yaml": true,
  "formats.yaml": true,
  "lenses.yaml": true,
  "stories.yaml": true,
};

const holdsYaml = async (folder: string): Promise<boolean> =>
  (await readdir(folder).catch(() => [])).some((name) => /^[^.].*\.ya?ml$/i.test(name));

function idFrom(name: string): string {
  const id = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 64);
  return id === "" ? "my-pack" : id;
}

async function foldersIn(root: string, shownAs: string, dataFolder: string): Promise<PackFolder[]> {
  const found = await readdir(root, { withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isDirectory() && isPackId(entry.name))
    .map(({ name }) => toFolder(name, root, shownAs, dataFolder));
}

const toFolder = (id: string, root: string, shownAs: string, dataFolder: string): PackFolder => ({
  id,
  path: join(root, id),
  shownAs: `${shownAs}/${id}`,
  ownQuestionsPath: join(ownQuestionsFolder(dataFolder), `${id}.yaml`),
});

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
