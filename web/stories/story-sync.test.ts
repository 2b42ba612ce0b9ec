import { describe, expect, it } from "vitest";
import type { StoryLine } from "#core/api.ts";
import { err, ok } from "#core/result.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiClient } from "../api/client.ts";
import { createMemorySessionStore } from "../storage/memory-session-store.ts";
import { createTestClock } from "../testing/clock.ts";
import { clientOf } from "../testing/scripted-client.ts";
import { storyOf } from "../testing/stories.ts";
import { createStorySync } from "./story-sync.ts";

const open = (answers: Partial<ApiClient> = {}) => {
  const { stories } = createMemorySessionStore();
  const clock = createTestClock();
  const sent: [string, number][] = [];
  const storyLines = async (lines: readonly StoryLine[]) => {
    for (const { data } of lines) sent.push([data.id, data.rev]);
    return ok(sent.length);
  };
  const storyList: ApiClient["storyList"] = async () => ok({ folder: "/data", stories: [] });
  const client = clientOf({ storyLines, storyList, ...answers });
  return { stories, clock, sent, sync: createStorySync({ stories, client, clock }) };
};

describe("the copy of the stories", () => {
  it("gets what it lacks, and nothing that it has or that was deleted before", async () => {
    const { stories, sent, sync } = open({
      storyList: async () =>
        ok({ folder: "/data", stories: [storyOf("old", { rev: 1 }), storyOf("same", { rev: 1 })] }),
    });
    for (const id of ["old", "same", "new"]) await stories.save(storyOf(id), "strict");
    await stories.save(storyOf("old", { rev: 1, deletedAt: "2026-11-23T12:00:00.000Z" }), "strict");
    await stories.save(storyOf("gone", { deletedAt: "2026-11-23T12:00:00.000Z" }), "strict");
    await sync.catchUp();
    expect(Object.fromEntries(sent)).toEqual({ new: 1, old: 2 });
    expect(sync.state()).toEqual({ type: "copied" });
  });

  it("gets the newest version once the typing rests", async () => {
    const { stories, clock, sent, sync } = open();
    await sync.catchUp();
    await stories.save(storyOf("a"), "relaxed");
    clock.advance(500);
    await stories.save(storyOf("a", { rev: 1 }), "relaxed");
    expect(sync.state()).toEqual({ type: "waiting" });
    clock.advance(999);
    expect(sent).toEqual([]);
    clock.advance(1);
    await expect.poll(() => sent).toEqual([["a", 2]]);
    await expect.poll(() => sync.state().type).toBe("copied");
  });

  it("is tried again while the server is away", async () => {
    let isAway = true;
    const { stories, clock, sent, sync } = open({
      storyList: async () => (isAway ? err(apiError("unreachable")) : ok({ folder: "/data", stories: [] })),
    });
    await stories.save(storyOf("a"), "strict");
    await sync.catchUp();
    expect(sync.state()).toEqual({ type: "waiting" });
    isAway = false;
    clock.advance(2_000);
    await expect.poll(() => sent).toEqual([["a", 1]]);
  });

  it("says when it is switched off, and when the disk refuses", async () => {
    const off = open({ storyList: async () => err(apiError("not-found")) });
    await off.sync.catchUp();
    expect(off.sync.state()).toEqual({ type: "off" });
    const full = open({ storyLines: async () => err(apiError("mirror-failed")) });
    await full.stories.save(storyOf("a"), "strict");
    await full.sync.catchUp();
    expect(full.sync.state()).toMatchObject({ type: "failed" });
  });
});
