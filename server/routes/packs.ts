import { Hono } from "hono";
import { PackDocument } from "#core/api.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { replyWithError } from "../reply.ts";

/**
 * GET /:hash — any version of a pack that this machine has seen. Errors: `pack-unknown`.
 * POST /:hash — the page gives back a version that the server lacks, so that a session keeps the pack it began with.
 * Errors: `bad-request` (not the pack of that hash), `pack-broken`.
 */
export function packRoutes(deps: ServerDeps): Hono {
  return new Hono()
    .get("/:hash", async (context) => {
      const found = await deps.packs.byHash(context.req.param("hash"));
      if (!found.ok) return replyWithError(context, found.error);
      const reply: PackDocument = { hash: found.value.hash, pack: found.value.pack };
      return context.json(reply);
    })
    .post("/:hash", async (context) => {
      const body = await readJson(context, PackDocument);
      if (!body.ok) return replyWithError(context, body.error);
      const { hash, pack } = body.value;
      if (hash !== context.req.param("hash"))
        return replyWithError(context, { code: "bad-request", detail: "Wrong field: hash." });
      const adopted = await deps.packs.adopt(hash, pack);
      if (!adopted.ok) return replyWithError(context, adopted.error);
      return context.json({ hash: adopted.value.hash });
    });
}
