import { Hono } from "hono";
import type { PackProblem, PackSummary, SetupReply } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { ServerDeps } from "../deps.ts";
import { replyWithError } from "../reply.ts";

/** GET / — packs to choose from and what is wrong with the others. Errors: `pack-broken` when no pack at all can be used. */
export function setupRoutes(deps: ServerDeps): Hono {
  return new Hono().get("/", async (context) => {
    const { packs, problems } = await deps.packs.current();
    if (packs.length === 0) return replyWithError(context, noUsablePack(problems[0]));
    const reply: SetupReply = {
      packs: packs.map(summarise),
      problems: [...problems],
      mirrorFolder: deps.mirror?.folder ?? null,
    };
    return context.json(reply);
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
    formats: pack.formats.map(({ id, title, summary, lengths, defaultMinutes }) => ({
      id,
      title,
      summary,
      lengths,
      defaultMinutes,
    })),
    axes: pack.axes.map(({ id, letter, title }) => ({ id, letter, title })),
    families: pack.families,
    questions: pack.questions.map(({ id, family, title, text }) => ({ id, family, title, text })),
  };
}
