import { join } from "node:path";
import { type Result, err } from "#core/result.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import { readConfig } from "../config.ts";
import { readPackFolder } from "../pack-folder.ts";

/** The pack with this id, from the rubrics folder. The error is one line for a person. */
export async function loadPack(packId: string): Promise<Result<LoadedPack, string>> {
  const config = readConfig(process.env);
  if (!config.ok) return config;
  const unknown = `There is no pack ${JSON.stringify(packId)}.`;
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/u.test(packId)) return err(unknown);
  const path = join(config.value.rubricsFolder, packId);
  const loaded = await readPackFolder({ id: packId, path, shownAs: `rubrics/${packId}` });
  if (loaded.ok) return loaded;
  if (loaded.error.every(({ line, message }) => line === 1 && message.includes("missing"))) return err(unknown);
  const [problem] = loaded.error;
  return err(
    problem === undefined
      ? "The pack is broken."
      : `${problem.file}:${problem.line}:${problem.column} ${problem.message}`,
  );
}
