import type { MirrorListReply, MirrorSession } from "#core/api.ts";
import { ok, type Result } from "#core/result.ts";
import type { ApiClient, ApiError } from "../api/client.ts";
import type { SessionStore } from "./session-store.ts";

/** What the copy on disk could bring back, and why it is offered. Empty `sessions` with `damaged`: nothing is left to bring. */
export interface Restorable {
  readonly reason: "empty" | "damaged";
  readonly folder: string;
  readonly sessions: MirrorListReply["sessions"];
}

export interface RestoreOutcome {
  readonly restored: readonly string[];
  readonly failed: readonly { readonly id: string; readonly message: string }[];
}

interface RestoreDeps {
  readonly store: SessionStore;
  readonly client: Pick<ApiClient, "mirrorList" | "mirrorSession" | "pack">;
}

/** Looks only when this browser's store is empty or damaged; `null` = nothing to offer. */
export async function findRestorable({ store, client }: RestoreDeps): Promise<Result<Restorable | null, ApiError>> {
  const isDamaged = store.status().type === "damaged";
  const local = await store.list();
  if (!local.ok) return ok(null);
  const { headers, deleted, unreadable } = local.value;
  if (!isDamaged && headers.length + deleted.length + unreadable.length > 0) return ok(null);
  const listed = await client.mirrorList();
  if (!listed.ok) return listed.error.code === "not-found" && !isDamaged ? ok(null) : listed;
  const sessions: MirrorListReply["sessions"] = [];
  for (const session of listed.value.sessions) if (await isMore(store, session)) sessions.push(session);
  if (sessions.length === 0 && !isDamaged) return ok(null);
  return ok({ reason: isDamaged ? "damaged" : "empty", folder: listed.value.folder, sessions });
}

/**
 * Brings sessions back: first all of them are read and parsed, then they are written, over nothing that can be read here.
 * With all of them in place the store counts as whole again; otherwise the offer stands.
 */
export async function restoreSessions({ store, client }: RestoreDeps, ids: readonly string[]): Promise<RestoreOutcome> {
  const restored: string[] = [];
  const failed: { id: string; message: string }[] = [];
  const copies: MirrorSession[] = [];
  for (const id of ids) {
    const copy = await client.mirrorSession(id);
    if (copy.ok) copies.push(copy.value);
    else failed.push({ id, message: copy.error.message });
  }
  await keepPacks({ store, client }, copies);
  for (const copy of copies) {
    const { id } = copy.header;
    const written = await store.restore(copy);
    if (written.ok) restored.push(id);
    else failed.push({ id, message: `The browser could not keep it (${written.error.type}).` });
  }
  if (failed.length === 0) await store.acceptAsItIs();
  return { restored, failed };
}

/** True when the copy holds anything of the session that is not here. */
async function isMore(
  store: SessionStore,
  { id, header, events }: MirrorListReply["sessions"][number],
): Promise<boolean> {
  const here = await store.load(id);
  if (!here.ok) return here.error.type !== "newer-version";
  return here.value.header.rev < header.rev || here.value.events.length < events;
}

/** A pack that the server lost costs the restored session nothing that was said, so failures are let be. */
async function keepPacks({ store, client }: RestoreDeps, copies: readonly MirrorSession[]): Promise<void> {
  for (const hash of new Set(copies.map(({ header }) => header.setup.packHash))) {
    const document = await client.pack(hash);
    if (document.ok) await store.keepPack(document.value);
  }
}
