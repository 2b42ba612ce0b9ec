import { Hono } from "hono";
import type { Context } from "hono";
import { type InterviewFrame, InterviewTurnRequest, type PreviewReply } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import { checkLog, checkSetup } from "#core/interview/check-log.ts";
import { takeTurn } from "#core/interview/take-turn.ts";
import { createNameSwap } from "#core/interview/voice/names-out.ts";
import { logBeforeLastRun, cutPartOf, voiceIn } from "#core/interview/voice/voice-of-log.ts";
import type { TranscriptReader } from "#core/reading/reader.ts";
import { err, ok, type Result } from "#core/result.ts";
import { packForSetup } from "#core/setup/story-question.ts";
import type { VoiceChoice } from "#core/transcript/session.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { framesOf } from "../interviewer/built-in.ts";
import { type ModelVoice, promptForTurns, speakWithModel } from "../interviewer/model.ts";
import { replyWithError } from "../reply.ts";
import { replyWithAllFrames, replyWithFrames } from "../stream.ts";

/**
 * POST /turn — the whole log in, the interviewer's next turns out, as frames, in the voice that the log chose last. No turn
 * at all (only `end`) means that a reply is awaited or the interview is over. Errors: `bad-request` (a log with gaps, a
 * set-up that the pack does not have), `pack-unknown`, `model-unknown`; in the stream those of the model's server.
 *
 * POST /preview — the same body; what would go to the model for the next turn, or went for the last one while a reply is
 * awaited. No message at all where the built-in words are said. Errors: as above, `model-window-full`, and `bad-request`
 * where the log chose no model.
 */
export function interviewRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  routes.post("/turn", async (context) => {
    const asked = await readRequest(deps, context);
    if (!asked.ok) return replyWithError(context, asked.error);
    const { request, reader } = asked.value;
    const { setup, events, nowMs } = request;
    const choice = voiceIn(events);
    if (choice.name === "model") {
      const voice = await modelVoice(deps, asked.value, choice);
      if (!voice.ok) return replyWithError(context, voice.error);
      return replyWithFrames<InterviewFrame>(context, deps.log, (send, signal) => {
        const turns = takeTurn({ reader, setup, events, nowMs });
        return speakWithModel(
          { ...voice.value, begun: request.goesOn === true ? cutPartOf(events, turns[0]) : "" },
          turns,
          send,
          signal,
        );
      });
    }
    return replyWithAllFrames<InterviewFrame>(context, framesOf(takeTurn({ reader, setup, events, nowMs })));
  });
  routes.post("/preview", async (context) => {
    const asked = await readRequest(deps, context);
    if (!asked.ok) return replyWithError(context, asked.error);
    const choice = voiceIn(asked.value.request.events);
    if (choice.name !== "model") return replyWithError(context, badRequest("The built-in voice sends nothing."));
    const voice = await modelVoice(deps, asked.value, choice);
    if (!voice.ok) return replyWithError(context, voice.error);
    const preview = previewOf(voice.value, asked.value);
    return preview.ok ? context.json(preview.value) : replyWithError(context, preview.error);
  });
  return routes;
}

interface Asked {
  readonly request: InterviewTurnRequest;
  readonly reader: TranscriptReader;
}

async function readRequest(deps: ServerDeps, context: Context): Promise<Result<Asked, AppError>> {
  const body = await readJson(context, InterviewTurnRequest);
  if (!body.ok) return body;
  const { setup, events } = body.value;
  const loaded = await deps.packs.byHash(setup.packHash);
  if (!loaded.ok) return loaded;
  const { pack } = loaded.value;
  const problem = checkSetup(pack, setup) ?? checkLog(packForSetup(pack, setup), events);
  if (problem !== null) return err(badRequest(problem));
  return ok({ request: body.value, reader: await deps.readerFor(loaded.value) });
}

async function modelVoice(
  deps: ServerDeps,
  { request, reader }: Asked,
  choice: Extract<VoiceChoice, { name: "model" }>,
): Promise<Result<ModelVoice, AppError>> {
  const [model, prompts] = await Promise.all([deps.models.byId(choice.modelId), deps.prompts.interviewer()]);
  if (!model.ok) return model;
  if (!prompts.ok) return prompts;
  const { setup, events, namesOut = [] } = request;
  return ok({
    model: model.value,
    talk: deps.talk,
    loaded: prompts.value,
    names: createNameSwap(namesOut),
    pack: packForSetup(reader.pack, setup),
    setup,
    events,
  });
}

function previewOf(voice: ModelVoice, { request, reader }: Asked): Result<PreviewReply, AppError> {
  const { setup, events, nowMs } = request;
  const next = takeTurn({ reader, setup, events, nowMs });
  const log = next.length > 0 ? { events, nowMs } : logBeforeLastRun(events);
  const turns = next.length > 0 ? next : takeTurn({ reader, setup, ...log });
  const prompt = promptForTurns({ ...voice, events: log.events }, turns);
  if (prompt === "window-full") return err({ code: "model-window-full" });
  const { model, host } = voice.model.summary;
  const messages = prompt?.messages.map(({ role, text }) => ({ role, text })) ?? [];
  return ok({ model, host, messages, turnsLeftOut: prompt?.turnsLeftOut ?? 0 });
}

const badRequest = (detail: string): AppError => ({ code: "bad-request", detail });
