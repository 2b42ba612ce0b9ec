import { Hono } from "hono";
import { ExampleRequest } from "#core/api.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { replyWithError } from "../reply.ts";

/**
 * POST / — keeps what a person disputes as a labelled transcript of the data folder, or removes it.
 * Errors: `bad-request` (which field), `example-failed`.
 */
export function exampleRoutes({ examples }: Pick<ServerDeps, "examples">): Hono {
  return new Hono().post("/", async (context) => {
    const body = await readJson(context, ExampleRequest);
    if (!body.ok) return replyWithError(context, body.error);
    const kept = await examples.put(body.value);
    return kept.ok ? context.json(kept.value) : replyWithError(context, kept.error);
  });
}
