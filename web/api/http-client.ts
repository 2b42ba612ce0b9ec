import * as z from "zod/mini";
import {
  ExampleReply,
  GradingFrame,
  HealthReply,
  InterviewFrame,
  MirrorAppendReply,
  MirrorListReply,
  MirrorSession,
  ModelsReply,
  ModelTryReply,
  OwnQuestionReply,
  PackDocument,
  PrepareReply,
  PreviewReply,
  SetupFrame,
  SetupReply,
  StoryAppendReply,
  StoryListReply,
  StoryReading,
} from "#core/api.ts";
import { err, ok, type Result } from "#core/result.ts";
import { apiError, bodyOf, notHotseat, replyToError } from "./api-error.ts";
import type { ApiClient, ApiError } from "./client.ts";
import { readFrames } from "./stream-frames.ts";

export interface HttpClientOptions {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly readKey: () => string | null;
}

/** The server over HTTP, at the address that this page came from. */
export function createHttpClient({ fetch, readKey }: HttpClientOptions): ApiClient {
  const send = async (
    path: string,
    body?: unknown,
    signal: AbortSignal | null = null,
  ): Promise<Result<Response, ApiError>> => {
    const key = readKey();
    const headers = {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    try {
      return ok(await fetch(path, { ...request, headers, signal, cache: "no-store", redirect: "error" }));
    } catch {
      return err(apiError(signal?.aborted === true ? "stopped" : "unreachable"));
    }
  };
  const ask = async <T>(
    path: string,
    shape: z.ZodMiniType<T>,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Result<T, ApiError>> => {
    const reply = await send(path, body, signal);
    if (!reply.ok) return reply;
    if (!reply.value.ok) return err(await replyToError(reply.value));
    const parsed = shape.safeParse(await bodyOf(reply.value));
    if (signal?.aborted === true) return err(apiError("stopped"));
    return parsed.success ? ok(parsed.data) : err(notHotseat(reply.value));
  };

  return {
    health: (signal) => ask("/api/health", HealthReply, undefined, signal),
    setup: (signal) => ask("/api/setup", SetupReply, undefined, signal),
    async streamSetupChanges(options) {
      const reply = await send("/api/setup/changes", undefined, options.signal);
      return reply.ok ? readFrames(reply.value, SetupFrame, options) : reply;
    },
    prepare: (signal) => ask("/api/prepare", PrepareReply, undefined, signal),
    async addQuestion(request) {
      const reply = await ask("/api/setup/questions", OwnQuestionReply, request);
      return reply.ok ? ok(reply.value.id) : reply;
    },
    pack: (hash, signal) => ask(`/api/packs/${encodeURIComponent(hash)}`, PackDocument, undefined, signal),
    async sendPack(document, signal) {
      const reply = await ask(`/api/packs/${encodeURIComponent(document.hash)}`, z.unknown(), document, signal);
      return reply.ok ? ok(undefined) : reply;
    },
    async streamInterviewTurn(request, options) {
      const reply = await send("/api/interview/turn", request, options.signal);
      return reply.ok ? readFrames(reply.value, InterviewFrame, options) : reply;
    },
    previewTurn: (request, signal) => ask("/api/interview/preview", PreviewReply, request, signal),
    models: (signal) => ask("/api/models", ModelsReply, undefined, signal),
    configuredModels: (signal) => ask("/api/models?of=settings", ModelsReply, undefined, signal),
    tryModel: (modelId, signal) => ask("/api/models/try", ModelTryReply, { modelId }, signal),
    async streamGrading(request, options) {
      const reply = await send("/api/grading", request, options.signal);
      return reply.ok ? readFrames(reply.value, GradingFrame, options) : reply;
    },
    async mirrorLines(sessionId, lines) {
      const reply = await ask(mirrorPath(sessionId), MirrorAppendReply, { lines });
      return reply.ok ? ok(reply.value.lines) : reply;
    },
    mirrorList: (signal) => ask("/api/mirror", MirrorListReply, undefined, signal),
    mirrorSession: (sessionId, signal) => ask(mirrorPath(sessionId), MirrorSession, undefined, signal),
    keepExample: (request, signal) => ask("/api/examples", ExampleReply, request, signal),
    readStory: (request, signal) => ask("/api/stories/read", StoryReading, request, signal),
    storyList: (signal) => ask("/api/stories", StoryListReply, undefined, signal),
    async storyLines(lines) {
      const reply = await ask("/api/stories", StoryAppendReply, { lines });
      return reply.ok ? ok(reply.value.lines) : reply;
    },
  };
}

const mirrorPath = (sessionId: string): string => `/api/mirror/${encodeURIComponent(sessionId)}`;
