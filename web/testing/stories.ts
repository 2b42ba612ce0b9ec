import type { Story } from "#core/setup/story.ts";

export const storyOf = (id: string, change: Partial<Story> = {}): Story => ({
  version: 1,
  id,
  rev: 0,
  title: id,
  fields: { situation: "In [year] we had [your number] users." },
  updatedAt: "2026-11-23T12:00:00.000Z",
  deletedAt: null,
  ...change,
});
