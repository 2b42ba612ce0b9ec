import { Hono } from "hono";
import { type InterviewFrame, InterviewTurnRequest } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import { checkLog, checkSetup } from "#core/interview/check-log.ts";
import { takeTurn } from "#core/interview/take-turn.ts";
import { packForSetup } from "#core/setup/story-question.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { framesOf } from "../interviewer/built-in.ts";
import { replyWithError } from "../reply.ts";
import { replyWithFrames } from "../stream.ts";

/**
 * POST /turn — the whole log in, the interviewer's next turns out, as frames. No turn at all (only `end`) means that a
 * reply is awaited or the interview is over. Errors: `bad-request` (a log with gaps, a set-up that the pack does not
 * have), `pack-unknown`.
 */
export function interviewRoutes(deps: ServerDeps): Hono {
  return new Hono().post("/turn", async (context) => {
    const body = await readJson(context, InterviewTurnRequest);
    if (!body.ok) return replyWithError(context, body.error);
    const { setup, events, nowMs } = body.value;
    const loaded = await deps.packs.byHash(setup.packHash);
    if (!loaded.ok) return replyWithError(context, loaded.error);
    const { pack } = loaded.value;
    const problem = checkSetup(pack, setup) ?? checkLog(packForSetup(pack, setup), events);
    if (problem !== null) return replyWithError(context, badRequest(problem));
    const reader = await deps.readerFor(loaded.value);
    return replyWithFrames<InterviewFrame>(context, deps.log, async (send, signal) => {
      for (const frame of framesOf(takeTurn({ reader, setup, events, nowMs }))) {
        if (signal.aborted) return;
        await send(frame);
      }
    });
  });
}

const badRequest = (detail: string): AppError => ({ code: "bad-request", detail });
