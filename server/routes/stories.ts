import { type Context, Hono } from "hono";
import { StoryAppendRequest, type StoryListReply, StoryReadRequest, type StoryReading } from "#core/api.ts";
import { readStory } from "#core/reading/story-reading.ts";
import { readJson } from "../body.ts";
import type { ServerDeps } from "../deps.ts";
import { replyWithError } from "../reply.ts";

/**
 * GET / — the newest version of every story in the copy on disk. POST / — append lines to it.
 * Errors: those of `StoryCopy`; `not-found` when the copy is switched off.
 * POST /read — which demands of the pack a story meets, and by which words. Errors: `pack-unknown`.
 */
export function storyRoutes(deps: Pick<ServerDeps, "packs" | "readerFor" | "stories">): Hono {
  const { stories } = deps;
  return new Hono()
    .get("/", async (context) => {
      if (stories === null) return replySwitchedOff(context);
      const kept = await stories.list();
      if (!kept.ok) return replyWithError(context, kept.error);
      const reply: StoryListReply = { folder: stories.folder, stories: [...kept.value] };
      return context.json(reply);
    })
    .post("/", async (context) => {
      if (stories === null) return replySwitchedOff(context);
      const body = await readJson(context, StoryAppendRequest);
      if (!body.ok) return replyWithError(context, body.error);
      const lines = await stories.append(body.value.lines);
      return lines.ok ? context.json({ lines: lines.value }) : replyWithError(context, lines.error);
    })
    .post("/read", async (context) => {
      const body = await readJson(context, StoryReadRequest);
      if (!body.ok) return replyWithError(context, body.error);
      const loaded = await deps.packs.byHash(body.value.packHash);
      if (!loaded.ok) return replyWithError(context, loaded.error);
      const reader = await deps.readerFor(loaded.value);
      const reply: StoryReading = {
        demands: readStory(reader, body.value).map(({ id, quotes }) => ({ id, quotes: [...quotes] })),
      };
      return context.json(reply);
    });
}

const replySwitchedOff = (context: Context): Response =>
  replyWithError(context, { code: "not-found", detail: "The copy on disk is switched off." });
