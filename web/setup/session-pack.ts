import * as z from "zod/mini";
import type { PackDocument } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import { ok } from "#core/result.ts";
import { AxisId, type FormatId } from "#core/setup/names.ts";
import type { ApiError } from "../api/client.ts";
import type { WebDeps } from "../deps.ts";

/** What the page reads of the pack that a session began with; what it cannot read counts as not there. */
const SessionPack = z.object({
  axes: z.optional(
    z.array(
      z.object({
        id: AxisId,
        letter: z.string(),
        title: z.string(),
        question: z.string(),
        anchors: z.record(z.string(), z.object({ text: z.string() })),
      }),
    ),
  ),
  tools: z.optional(z.array(z.string())),
  formats: z.array(z.object({ id: z.string(), answerSeconds: z.optional(z.number()) })),
  questions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      reference: z.optional(z.string()),
      points: z.optional(z.array(z.object({ id: z.string(), text: z.string() }))),
    }),
  ),
});
export type SessionPack = z.infer<typeof SessionPack>;

type PackDeps = Pick<WebDeps, "client" | "store">;

/** The very version of the pack that a session uses: kept in this browser, else from the server. */
export async function loadSessionPack(
  { client, store }: PackDeps,
  hash: string,
): Promise<Result<PackDocument, ApiError>> {
  const kept = await store.loadPack(hash);
  return kept.ok && kept.value !== null ? ok(kept.value) : client.pack(hash);
}

/** The same, as the page reads it; `null` when it is nowhere to be had. */
export async function readSessionPack(deps: PackDeps, hash: string): Promise<SessionPack | null> {
  const document = await loadSessionPack(deps, hash);
  const read = SessionPack.safeParse(document.ok ? document.value.pack : null);
  return read.success ? read.data : null;
}

/** Seconds for the timed answer of a format; `null` when its answers are not timed. */
export const answerSecondsOf = (pack: SessionPack | null, format: FormatId): number | null =>
  pack?.formats.find(({ id }) => id === format)?.answerSeconds ?? null;
