import { type Context, Hono } from "hono";
import { type ModelTryReply, ModelTryRequest } from "#core/api.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import type { ConfiguredModel } from "../models/model.ts";
import { tryVoice } from "../interviewer/try-voice.ts";
import { replyWithError } from "../reply.ts";
import { StreamFailure } from "../stream.ts";

type TryDeps = "packs" | "prompts" | "talk" | "stopping";

/** A model that thinks first needs room for it. */
const mostTokens = 512;
const mostSaid = 200;

/**
 * GET / → `ModelsReply`; `?of=settings` leaves out what was found on this machine, and does not look for it. POST /try → `ModelTryReply`: one turn, so that a person sees that a model answers, how soon, and whether its words are fit.
 * Errors: `model-unknown`, and those of any call to a model. No reply holds a key, or more of an address than its host.
 */
export function modelRoutes(deps: Pick<ServerDeps, "models" | TryDeps>): Hono {
  return new Hono()
    .get("/", async (context) =>
      context.json(await deps.models.list(context.req.query("of") === "settings" ? "settings" : undefined)),
    )
    .post("/try", async (context) => {
      const body = await readJson(context, ModelTryRequest);
      if (!body.ok) return replyWithError(context, body.error);
      const model = await deps.models.byId(body.value.modelId);
      if (!model.ok) return replyWithError(context, model.error);
      return replyWithTry(context, deps, model.value);
    });
}

async function replyWithTry(
  context: Context,
  deps: Pick<ServerDeps, TryDeps>,
  model: ConfiguredModel,
): Promise<Response> {
  const signal = AbortSignal.any([context.req.raw.signal, deps.stopping]);
  try {
    return context.json(await tryModel(deps, model, signal));
  } catch (error) {
    if (signal.aborted) return replyWithError(context, { code: "stopped" });
    if (!(error instanceof StreamFailure)) throw error;
    return replyWithError(context, error.failure);
  }
}

async function tryModel(
  deps: Pick<ServerDeps, TryDeps>,
  model: ConfiguredModel,
  signal: AbortSignal,
): Promise<ModelTryReply> {
  const tried = await tryVoice(deps, model, signal);
  if (tried !== null) return tried;
  const startMs = performance.now();
  const sinceStart = (): number => Math.round(performance.now() - startMs);
  const question = { role: "user", text: "Reply with one short sentence that says that you are ready." } as const;
  let firstTokenMs: number | null = null;
  let said = "";
  for await (const part of deps.talk(model, [question], { signal, mostTokens })) {
    if (part.type === "text") {
      firstTokenMs ??= sinceStart();
      said += part.text;
    }
    if (part.type !== "done") continue;
    const totalMs = sinceStart();
    return {
      firstTokenMs: firstTokenMs ?? totalMs,
      totalMs,
      said: said.trim().slice(0, mostSaid),
      usage: part.usage,
      voice: null,
    };
  }
  throw new StreamFailure({ code: signal.aborted ? "stopped" : "model-cut" });
}
