import { lstat, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PackPlace } from "#core/api.ts";
import { isPackId } from "#core/setup/names.ts";
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
