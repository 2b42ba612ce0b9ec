import { fileURLToPath } from "node:url";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { InterviewSetup } from "#core/transcript/session.ts";
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

/** A loop of half an hour with the pack's first persona, but for what is changed. */
export const setupOn = ({ hash, pack }: LoadedPack, change: Partial<InterviewSetup> = {}): InterviewSetup => ({
  packId: pack.id,
  packHash: hash,
  format: "loop",
  level: "em",
  mode: "simulation",
  personaId: pack.personas[0]?.id ?? "",
  minutes: 30,
  seed: 7,
  questionId: null,
  ...change,
});
