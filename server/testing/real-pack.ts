import { fileURLToPath } from "node:url";
import type { LoadedPack } from "#core/setup/pack.ts";
import { readPackFolder } from "../pack-folder.ts";

/** A pack that ships, for tests of what a person meets. Throws where it is broken. */
export async function realPack(id = "data-platform-leadership"): Promise<LoadedPack> {
  const path = fileURLToPath(new URL(`../../rubrics/${id}`, import.meta.url));
  const loaded = await readPackFolder({
    id,
    path,
    shownAs: `rubrics/${id}`,
    ownQuestionsPath: `${path}/no-own-questions.yaml`,
  });
  if (!loaded.ok)
    throw new Error(loaded.error.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
  return loaded.value;
}
