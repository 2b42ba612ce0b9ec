import { cp, lstat, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Result, err, ok } from "#core/result.ts";
import { isPackId } from "#core/setup/names.ts";
import { readConfig } from "../config.ts";
import { ownPacksFolder } from "../pack-places.ts";
import { runCommand } from "./run-command.ts";

/** A small whole pack about a bakery, in which comments tell what each part does. It lies where no pack is looked for. */
const template = fileURLToPath(new URL("new-pack-template/", import.meta.url));
const shipped = fileURLToPath(new URL("../../rubrics/", import.meta.url));

const usage = "Usage: npm run new-pack -- ID";

await runCommand("new-pack", async (args) => {
  if (args.includes("--help")) return ok(`${usage}\n`);
  const made = await makePack(args);
  return made.ok
    ? ok(
        `${made.value}\nEdit its files in any text editor; rubrics/README.md tells how. A running Hotseat has it already.\n`,
      )
    : made;
});

/** Copies the template and the schemas that its files name into the data folder. Gives the pack's folder. */
async function makePack([id = "", ...more]: readonly string[]): Promise<Result<string, string>> {
  if (id === "" || more.length > 0) return err(usage);
  if (!isPackId(id))
    return err(`${JSON.stringify(id)} cannot name a pack: use lower-case letters, digits and hyphens.`);
  const config = readConfig(process.env);
  if (!config.ok) return config;
  const folder = join(ownPacksFolder(config.value.dataFolder), id);
  for (const taken of [folder, join(config.value.rubricsFolder, id)]) {
    if (await isThere(taken)) return err(`There is already a pack in ${taken}. Choose another id, or edit that one.`);
  }
  await mkdir(ownPacksFolder(config.value.dataFolder), { recursive: true, mode: 0o700 });
  await cp(join(shipped, "schema"), join(ownPacksFolder(config.value.dataFolder), "schema"), { recursive: true });
  await cp(template, folder, { recursive: true, errorOnExist: true, force: false });
  await rename(folder, id);
  return ok(folder);
}

/** The pack's own name, and a title to tell it from the template. */
async function rename(folder: string, id: string): Promise<void> {
  const path = join(folder, "pack.yaml");
  const text = await readFile(path, "utf8");
  const named = text.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: ${JSON.stringify(titleOf(id))}`);
  await writeFile(path, named);
}

function titleOf(id: string): string {
  const words = id.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
