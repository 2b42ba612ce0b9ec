import type { PackDocument, PackSummary } from "#core/api.ts";
import { ok, type Result } from "#core/result.ts";
import { chooseNextQuestion } from "#core/setup/next-question.ts";
import type { FormatId, LevelId, ModeId } from "#core/setup/names.ts";
import type { InterviewSetup, SessionHeader, VoiceChoice } from "#core/transcript/session.ts";
import type { ApiError } from "../api/client.ts";
import type { StoreError } from "../storage/session-store.ts";
import type { AppDeps } from "../use-deps.tsx";
import { builtInVoice, voiceOf } from "./voices.ts";

export interface Choices {
  readonly format: FormatId;
  readonly minutes: number;
  readonly level: LevelId;
  readonly personaId: string;
  /** Of a drill; `null` = any. */
  readonly questionId: string | null;
  readonly mode: ModeId;
  readonly redirectsRamblers: boolean;
}

export type FormatSummary = PackSummary["formats"][number];

/** What is chosen when the person chooses nothing: the ways of the last interview, else the first of each list. */
export function defaultChoices(pack: PackSummary, format: FormatId, last: SessionHeader | undefined): Choices {
  const chosen = pack.formats.find(({ id }) => id === format) ?? pack.formats[0];
  const personaId = pack.personas.find(({ id }) => id === last?.setup.personaId)?.id ?? pack.personas[0]?.id ?? "";
  return {
    format: chosen?.id ?? format,
    minutes: chosen?.defaultMinutes ?? 10,
    level: last?.setup.level ?? pack.levels[0]?.id ?? "em",
    personaId,
    questionId: null,
    mode: last?.setup.mode ?? "simulation",
    redirectsRamblers: last?.setup.redirectsRamblers ?? false,
  };
}

/** A drill asks one question, which can be chosen; a loop plans several itself. */
export const isDrill = ({ lengths }: FormatSummary): boolean => lengths.every(({ questions }) => questions === 1);

type StartDeps = Pick<AppDeps, "client" | "clock" | "ids" | "store">;

export type StartError = ApiError | StoreError;

/**
 * Keeps a new session, with the very pack that it uses, and gives its id. Nothing is asked before it is kept.
 * A drill without a chosen question takes one of its own that was practised least often; without a chosen voice the settings decide.
 */
export async function startInterview(
  deps: StartDeps,
  pack: PackSummary,
  wanted: Choices,
  voice: VoiceChoice | null = null,
): Promise<Result<string, StartError>> {
  const spoken = voice ?? voiceOfSettings(deps.client);
  const document = await deps.client.pack(pack.hash);
  if (!document.ok) return document;
  const seed = Number.parseInt(deps.ids.next().slice(0, 8), 16);
  const listed = await deps.store.list();
  const practised = listed.ok ? listed.value.headers.map(({ setup }) => setup.questionId) : [];
  const format = pack.formats.find(({ id }) => id === wanted.format);
  const anyQuestion = () => chooseNextQuestion(format?.questions ?? [], practised, seed);
  const choices =
    format !== undefined && isDrill(format) ? { ...wanted, questionId: wanted.questionId ?? anyQuestion() } : wanted;
  return keepSession(deps, document.value, {
    title: titleOf(pack, choices),
    setup: { packId: pack.id, packHash: pack.hash, seed, ...choices },
    voice: await spoken,
  });
}

/** The model that the settings name for interviews, else the built-in voice. */
async function voiceOfSettings(client: Pick<AppDeps["client"], "configuredModels">): Promise<VoiceChoice> {
  const reply = await client.configuredModels();
  return reply.ok ? voiceOf(reply.value) : builtInVoice;
}

/** The same for an interview on a story of the person's own, with the level and interviewer of the last one. */
export async function startStoryInterview(
  deps: StartDeps,
  pack: PackSummary,
  story: NonNullable<InterviewSetup["story"]>,
): Promise<Result<string, StartError>> {
  const document = await deps.client.pack(pack.hash);
  if (!document.ok) return document;
  const listed = await deps.store.list();
  const choices = defaultChoices(pack, "story", listed.ok ? listed.value.headers[0] : undefined);
  const seed = Number.parseInt(deps.ids.next().slice(0, 8), 16);
  return keepSession(deps, document.value, {
    title: story.title,
    setup: { packId: pack.id, packHash: pack.hash, seed, ...choices, story },
    voice: await voiceOfSettings(deps.client),
  });
}

interface NewSession {
  readonly title: string;
  readonly setup: InterviewSetup;
  readonly voice: VoiceChoice;
  readonly attemptOf?: string;
}

/** Keeps a session that has not begun, with its pack and its voice, and gives its id. The built-in voice needs no word in the log. */
export async function keepSession(
  { clock, ids, store }: Pick<AppDeps, "clock" | "ids" | "store">,
  document: PackDocument,
  { voice, ...session }: NewSession,
): Promise<Result<string, StoreError>> {
  const id = ids.next();
  const header: SessionHeader = {
    version: 1,
    id,
    rev: 0,
    createdAt: clock.nowIso(),
    state: "running",
    endedBy: null,
    deletedAt: null,
    summary: null,
    ...session,
  };
  const created = await store.create(header, document);
  if (!created.ok) return created;
  if (voice.name === "built-in") return ok(id);
  const chosen = await store.appendEvent(id, { type: "voice-chosen", seq: 0, id: ids.next(), atMs: 0, voice });
  return chosen.ok ? ok(id) : chosen;
}

function titleOf(pack: PackSummary, { format, minutes, questionId }: Choices): string {
  const question = pack.questions.find(({ id }) => id === questionId);
  if (question !== undefined) return question.title;
  const title = pack.formats.find(({ id }) => id === format)?.title ?? format;
  return format === "loop" ? `${title}, ${minutes} minutes` : title;
}
