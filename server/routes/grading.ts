import { setImmediate } from "node:timers/promises";
import { Hono } from "hono";
import { type GradingFrame, GradingRequest } from "#core/api.ts";
import { gradeTranscript } from "#core/grading/grade-transcript.ts";
import { checkLog, checkSetup } from "#core/interview/check-log.ts";
import { buildReport } from "#core/report/build.ts";
import { packForSetup } from "#core/setup/story-question.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { createBuiltInGrader } from "../grader/built-in.ts";
import { replyWithError } from "../reply.ts";
import { replyWithFrames } from "../stream.ts";

/**
 * POST / — a whole log in, its grading out as frames: each axis as it is ready, the red flags, the report.
 * Errors: `bad-request` (a log out of order, a set-up that the pack does not have), `pack-unknown`.
 */
export function gradingRoutes(deps: ServerDeps): Hono {
  return new Hono().post("/", async (context) => {
    const body = await readJson(context, GradingRequest);
    if (!body.ok) return replyWithError(context, body.error);
    const { setup, events } = body.value;
    const loaded = await deps.packs.byHash(setup.packHash);
    if (!loaded.ok) return replyWithError(context, loaded.error);
    const { hash, pack } = loaded.value;
    const problem = checkSetup(pack, setup) ?? checkLog(packForSetup(pack, setup), events);
    if (problem !== null) return replyWithError(context, { code: "bad-request", detail: problem });
    const reader = (await deps.readerFor(loaded.value)).forTranscript();
    const turns = eventsToTurns(events);
    return replyWithFrames<GradingFrame>(context, deps.log, async (send, signal) => {
      const grader = createBuiltInGrader(reader);
      for await (const step of gradeTranscript({
        turns,
        level: setup.level,
        format: setup.format,
        packHash: hash,
        reader,
        grader,
      })) {
        if (signal.aborted) return;
        if (step.type === "axis") {
          await send(step);
          // The built-in grader never waits for anything: without a pause all axes would leave together.
          await setImmediate();
        }
        if (step.type === "flags") await send({ type: "flags", redFlags: [...step.redFlags] });
        if (step.type === "grade")
          await send({ type: "report", report: buildReport(step.grade, turns, reader, setup.format) });
      }
    });
  });
}
