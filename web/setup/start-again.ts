import type { Result } from "#core/result.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import type { AppDeps } from "../use-deps.tsx";
import { loadSessionPack } from "./session-pack.ts";
import { keepSession, type StartError } from "./start-interview.ts";

/** Starts another attempt at a session: the same set-up, questions and version of the pack, so that the two compare. */
export async function startAgain(
  deps: Pick<AppDeps, "client" | "clock" | "ids" | "store">,
  earlier: SessionHeader,
): Promise<Result<string, StartError>> {
  const document = await loadSessionPack(deps, earlier.setup.packHash);
  if (!document.ok) return document;
  const { title, setup } = earlier;
  return keepSession(deps, document.value, { title, setup, attemptOf: earlier.attemptOf ?? earlier.id });
}
