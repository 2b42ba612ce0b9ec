import type { Result } from "#core/result.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import type { AppDeps } from "../use-deps.tsx";
import { loadSessionPack } from "./session-pack.ts";
import { keepSession, type StartError } from "./start-interview.ts";
import { builtInVoice, firstVoice } from "./voices.ts";

/** Starts another attempt at a session: the same set-up, questions, first voice and version of the pack, so that the two compare. */
export async function startAgain(
  deps: Pick<AppDeps, "client" | "clock" | "ids" | "store">,
  earlier: SessionHeader,
): Promise<Result<string, StartError>> {
  const document = await loadSessionPack(deps, earlier.setup.packHash);
  if (!document.ok) return document;
  const { title, setup } = earlier;
  const loaded = await deps.store.load(earlier.id);
  const voice = loaded.ok ? firstVoice(loaded.value.events) : builtInVoice;
  return keepSession(deps, document.value, { title, setup, voice, attemptOf: earlier.attemptOf ?? earlier.id });
}
