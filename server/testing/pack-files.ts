import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dump } from "js-yaml";
import { type Pack, type PackFileName, packFiles, ScenarioFile } from "#core/setup/pack.ts";

/** Writes a pack as a person would keep it: the files of `<rubrics>/<id>/`. */
export async function writePack(rubricsFolder: string, pack: Pack): Promise<void> {
  const folder = join(rubricsFolder, pack.id);
  await mkdir(folder, { recursive: true });
  for (const [name, schema] of Object.entries(packFiles)) {
    const content = schema === ScenarioFile ? pack.scenario : pick(pack, Object.keys(schema.shape));
    await writeFile(join(folder, name), dump(content, { lineWidth: -1 }));
  }
}

/** Edits one file as an editor would: all at once. Throws when `from` is not in it. */
export async function editPackFile(
  rubricsFolder: string,
  packId: string,
  name: PackFileName,
  from: string,
  to: string,
): Promise<void> {
  const path = join(rubricsFolder, packId, name);
  const text = await readFile(path, "utf8");
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  await writeFile(path, text.replace(from, to));
}

const pick = (pack: Pack, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(pack).filter(([key]) => keys.includes(key)));
