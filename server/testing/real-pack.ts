import { fileURLToPath } from "node:url";
import type { LoadedPack } from "#core/setup/pack.ts";
import { readPackFolder } from "../pack-folder.ts";

const path = fileURLToPath(new URL("../../rubrics/data-platform-leadership", import.meta.url));

/** The pack that ships, for tests of what a person meets. Throws where it is broken. */
export async function realPack(): Promise<LoadedPack> {
  const loaded = await readPackFolder({
    id: "data-platform-leadership",
    path,
    shownAs: "rubrics/data-platform-leadership",
    ownQuestionsPath: `${path}/no-own-questions.yaml`,
  });
  if (!loaded.ok)
    throw new Error(loaded.error.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
  return loaded.value;
}
