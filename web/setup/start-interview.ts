import type { PackSummary } from "#core/api.ts";
import { ok, type Result } from "#core/result.ts";
import { chooseNextQuestion } from "#core/setup/next-question.ts";
import type { FormatId, LevelId } from "#core/setup/names.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import type { ApiError } from "../api/client.ts";
import type { StoreError } from "../storage/session-store.ts";
import type { AppDeps } from "../use-deps.tsx";

export interface Choices {
  readonly format: FormatId;
  readonly minutes: number;
  readonly level: LevelId;
  readonly personaId: string;
  /** Of a drill; `null` = any. */
  readonly questionId: string | null;
}

/** What is chosen when the person chooses nothing: the level of the last interview, else the first of each list. */
export function defaultChoices(pack: PackSummary, format: FormatId, last: SessionHeader | undefined): Choices {
  const chosen = pack.formats.find(({ id }) => id === format) ?? pack.formats[0];
  const personaId = pack.personas.find(({ id }) => id === last?.setup.personaId)?.id ?? pack.personas[0]?.id ?? "";
  return {
    format: chosen?.id ?? format,
    minutes: chosen?.defaultMinutes ?? 10,
    level: last?.setup.level ?? pack.levels[0]?.id ?? "em",
    personaId,
    questionId: null,
  };
}

export type StartError = ApiError | StoreError;

/**
 * Keeps a new session, with the very pack that it uses, and gives its id. Nothing is asked before it is kept.
 * A drill without a chosen question takes one that was practised least often.
 */
export async function startInterview(
  { client, clock, ids, store }: AppDeps,
  pack: PackSummary,
  wanted: Choices,
): Promise<Result<string, StartError>> {
  const document = await client.pack(pack.hash);
  if (!document.ok) return document;
  const id = ids.next();
  const seed = Number.parseInt(ids.next().slice(0, 8), 16);
  const listed = await store.list();
  const practised = listed.ok ? listed.value.headers.map(({ setup }) => setup.questionId) : [];
  const anyQuestion = () =>
    chooseNextQuestion(
      pack.questions.map((question) => question.id),
      practised,
      seed,
    );
  const choices = wanted.format === "single" ? { ...wanted, questionId: wanted.questionId ?? anyQuestion() } : wanted;
  const created = await store.create(
    {
      version: 1,
      id,
      rev: 0,
      title: titleOf(pack, choices),
      createdAt: clock.nowIso(),
      setup: { packId: pack.id, packHash: pack.hash, mode: "simulation", seed, ...choices },
      state: "running",
      endedBy: null,
      deletedAt: null,
      summary: null,
    },
    document.value,
  );
  return created.ok ? ok(id) : created;
}

function titleOf(pack: PackSummary, { format, minutes, questionId }: Choices): string {
  const question = pack.questions.find(({ id }) => id === questionId);
  if (question !== undefined) return question.title;
  const title = pack.formats.find(({ id }) => id === format)?.title ?? format;
  return format === "loop" ? `${title}, ${minutes} minutes` : title;
}
