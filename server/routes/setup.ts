import { Hono } from "hono";
import {
  OwnQuestionRequest,
  type PackProblem,
  type PackSummary,
  type SetupFrame,
  type SetupReply,
  type StoryGuide,
} from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import { questionsOf } from "#core/setup/plan.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { replyWithError } from "../reply.ts";
import { replyWithFrames } from "../stream.ts";

/**
 * GET / — packs to choose from and what is wrong with the others. Errors: `pack-broken` when no pack at all can be used.
 * POST /questions — adds a person's own question. Errors: `bad-request` (which field), `pack-unknown`.
 * GET /changes — a stream that tells when the reply of GET / has become another.
 */
export function setupRoutes(deps: ServerDeps): Hono {
  return new Hono()
    .get("/", async (context) => {
      const { packs, problems, places } = await deps.packs.current();
      if (packs.length === 0) return replyWithError(context, noUsablePack(problems[0]));
      const reply: SetupReply = {
        packs: packs.map(summarise),
        problems: [...problems],
        places: [...places],
        mirrorFolder: deps.mirror?.folder ?? null,
      };
      return context.json(reply);
    })
    .post("/questions", async (context) => {
      const body = await readJson(context, OwnQuestionRequest);
      if (!body.ok) return replyWithError(context, body.error);
      const added = await deps.packs.addQuestion(body.value.packId, body.value);
      return added.ok ? context.json({ id: added.value }) : replyWithError(context, added.error);
    })
    .get("/changes", (context) =>
      replyWithFrames<SetupFrame>(context, deps.log, async (send, gone) => {
        await deps.packs.current();
        await tellChanges(deps, send, AbortSignal.any([gone, deps.stopping]));
      }),
    );
}

/** Resolves when the signal aborts. */
function tellChanges(
  { packs }: ServerDeps,
  send: (frame: SetupFrame) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const unsubscribe = packs.subscribe(() => void send({ type: "changed" }).catch(reject));
    const stop = (): void => {
      unsubscribe();
      resolve();
    };
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    send({ type: "watching" }).catch(reject);
  });
}

function noUsablePack(problem: PackProblem | undefined): AppError {
  if (problem === undefined) return { code: "pack-broken" };
  return { code: "pack-broken", detail: `${problem.file}:${problem.line}:${problem.column} ${problem.message}` };
}

function summarise({ hash, pack }: LoadedPack): PackSummary {
  return {
    id: pack.id,
    hash,
    title: pack.title,
    summary: pack.summary,
    scenarioNotice: pack.scenario.notice,
    levels: pack.levels.map(({ id, title }) => ({ id, title })),
    personas: pack.personas.map(({ id, title, description }) => ({ id, title, description })),
    formats: pack.formats.map((format) => ({
      id: format.id,
      title: format.title,
      summary: format.summary,
      lengths: format.lengths,
      defaultMinutes: format.defaultMinutes,
      questions: questionsOf(pack, format).map(({ id }) => id),
      answerSeconds: format.answerSeconds ?? null,
    })),
    axes: pack.axes.map(({ id, letter, title }) => ({ id, letter, title })),
    families: pack.families,
    questions: pack.questions.map(({ id, family, title, text }) => ({ id, family, title, text })),
    ...(pack.stories === undefined ? {} : { stories: guideOf(pack.stories) }),
  };
}

const guideOf = ({ fields, demands, suggestions }: NonNullable<LoadedPack["pack"]["stories"]>): StoryGuide => ({
  fields,
  demands: demands.map(({ id, title, text }) => ({ id, title, text })),
  suggestions,
});
