import { beforeEach, describe, expect, it } from "vitest";
import type { Story } from "#core/setup/story.ts";
import { createMemorySessionStore } from "../storage/memory-session-store.ts";
import { createTestClock } from "../testing/clock.ts";
import { storyOf } from "../testing/stories.ts";
import { createStoryEditor } from "./story-editor.ts";

describe("a story in the hands of a person", () => {
  let stories: ReturnType<typeof createMemorySessionStore>["stories"];
  let clock: ReturnType<typeof createTestClock>;
  let story: Story;

  beforeEach(async () => {
    stories = createMemorySessionStore().stories;
    clock = createTestClock();
    const saved = await stories.save(storyOf("a"), "strict");
    if (!saved.ok) throw new Error("not kept");
    story = saved.value;
  });
  const open = () => createStoryEditor({ story, stories, clock });
  const kept = async () => {
    const list = await stories.list();
    return list.ok ? list.value.stories.map(({ title, rev }) => [title, rev]) : [];
  };

  it("keeps what is typed after 300 ms, and not with every key", async () => {
    const editor = open();
    for (const title of ["O", "On", "One"]) editor.change({ title });
    expect(await kept()).toEqual([["a", 1]]);
    expect(editor.get().isKept).toBe(false);
    clock.advance(300);
    await expect.poll(kept).toEqual([["One", 2]]);
    await expect.poll(() => editor.get().isKept).toBe(true);
  });

  it("is on the disk once a field is left, even if it was kept before", async () => {
    const editor = open();
    editor.change({ title: "One" });
    clock.advance(300);
    await expect.poll(() => editor.get().isKept).toBe(true);
    await editor.keep();
    await editor.keep();
    expect(await kept()).toEqual([["One", 3]]);
  });

  it("loses no words that are typed while it keeps others", async () => {
    const editor = open();
    editor.change({ title: "One" });
    const first = editor.keep();
    editor.change({ title: "One more" });
    await Promise.all([first, editor.keep()]);
    expect(await kept()).toEqual([["One more", 3]]);
  });

  it("stops when another tab wrote the story, until the person chooses", async () => {
    const editor = open();
    await stories.save({ ...story, title: "Elsewhere" }, "strict");
    editor.change({ title: "Here" });
    await editor.keep();
    expect(editor.get().problem).toEqual({ type: "stale" });
    editor.change({ title: "Here still" });
    await editor.keep();
    expect(await kept()).toEqual([["Elsewhere", 2]]);
    await editor.overwrite(2);
    expect(await kept()).toEqual([["Here still", 3]]);
    expect(editor.get().problem).toBeNull();
  });

  it("leaves a draft behind when there may be no time for more", async () => {
    const editor = createStoryEditor({
      story,
      stories: { save: () => new Promise(() => {}), saveDraft: stories.saveDraft },
      clock,
    });
    editor.change({ title: "Typed at the end" });
    void editor.keepInHaste();
    await stories.adoptDrafts();
    expect(await kept()).toEqual([["Typed at the end", 2]]);
  });
});
