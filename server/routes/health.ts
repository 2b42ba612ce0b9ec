import { Hono } from "hono";
import type { ServerDeps } from "../deps.ts";

/** GET / → `HealthReply`. Open to every program on this machine; says no more than that Hotseat is here. */
export function healthRoutes(deps: ServerDeps): Hono {
  return new Hono().get("/", (context) => context.json({ ok: true, version: deps.version }));
}
