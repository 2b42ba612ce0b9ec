import type { Result } from "#core/result.ts";
import type { SessionStore } from "../storage/session-store.ts";
import type { ApiClient, ApiError } from "./client.ts";

export interface PackSource {
  readonly client: Pick<ApiClient, "sendPack">;
  readonly store: Pick<SessionStore, "loadPack">;
  readonly signal: AbortSignal;
}

/** Runs a request; a server that lacks the session's pack is sent the one that was kept with the session, once. */
export async function withKeptPack<T>(
  packHash: string,
  { client, store, signal }: PackSource,
  run: () => Promise<Result<T, ApiError>>,
): Promise<Result<T, ApiError>> {
  const first = await run();
  if (first.ok || first.error.code !== "pack-unknown") return first;
  const kept = await store.loadPack(packHash);
  if (!kept.ok || kept.value === null) return first;
  const sent = await client.sendPack(kept.value, signal);
  return sent.ok ? run() : sent;
}
