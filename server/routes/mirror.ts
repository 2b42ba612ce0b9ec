import { type Context, Hono } from "hono";
import { MirrorAppendRequest, type MirrorListReply } from "#core/api.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { replyWithError } from "../reply.ts";

/**
 * GET / — what a restore would bring back. GET /:id — one session. POST /:id — append lines.
 * Errors: those of `Mirror`; `not-found` when the copy on disk is switched off.
 */
export function mirrorRoutes(deps: ServerDeps): Hono {
  const { mirror } = deps;
  if (mirror === null)
    return new Hono().get("/", replySwitchedOff).get("/:id", replySwitchedOff).post("/:id", replySwitchedOff);
  return new Hono()
    .get("/", async (context) => {
      const reply: MirrorListReply = { folder: mirror.folder, sessions: [...(await mirror.list())] };
      return context.json(reply);
    })
    .get("/:id", async (context) => {
      const session = await mirror.read(context.req.param("id"));
      return session.ok ? context.json(session.value) : replyWithError(context, session.error);
    })
    .post("/:id", async (context) => {
      const body = await readJson(context, MirrorAppendRequest);
      if (!body.ok) return replyWithError(context, body.error);
      const lines = await mirror.append(context.req.param("id"), body.value.lines);
      return lines.ok ? context.json({ lines: lines.value }) : replyWithError(context, lines.error);
    });
}

const replySwitchedOff = (context: Context): Response =>
  replyWithError(context, { code: "not-found", detail: "The copy on disk is switched off." });
