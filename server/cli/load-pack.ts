import { type Result, err } from "#core/result.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import { isPackId } from "#core/setup/names.ts";
import { readConfig } from "../config.ts";
import { readPackFolder } from "../pack-folder.ts";
import { packFolderOf } from "../pack-places.ts";

/** The pack with this id, from the rubrics folder or the data folder. The error is one line for a person. */
export async function loadPack(packId: string): Promise<Result<LoadedPack, string>> {
  const config = readConfig(process.env);
  if (!config.ok) return config;
  const unknown = `There is no pack ${JSON.stringify(packId)}.`;
  if (!isPackId(packId)) return err(unknown);
  const { rubricsFolder, dataFolder } = config.value;
  const loaded = await readPackFolder(await packFolderOf(packId, rubricsFolder, dataFolder));
  if (loaded.ok) return loaded;
  if (loaded.error.every(({ line, message }) => line === 1 && message.includes("missing"))) return err(unknown);
  const [problem] = loaded.error;
  return err(
    problem === undefined
      ? "The pack is broken."
      : `${problem.file}:${problem.line}:${problem.column} ${problem.message}`,
  );
}
