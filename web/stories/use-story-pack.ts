import { useEffect, useSyncExternalStore } from "react";
import type { PackSummary, StoryGuide } from "#core/api.ts";
import type { Story } from "#core/setup/story.ts";
import { useDeps } from "../use-deps.tsx";
import type { Readings } from "./story-readings.ts";

export interface StoryPack {
  readonly pack: PackSummary;
  readonly guide: StoryGuide;
}

/** The pack whose worksheet the stories follow; `null` until it is known, or when there is none. */
export function useStoryPack(): StoryPack | null {
  const { setup, stories } = useDeps();
  const pack = useSyncExternalStore(setup.subscribe, stories.pack);
  return pack?.stories === undefined ? null : { pack, guide: pack.stories };
}

/** What can be shown of stories while no pack with a worksheet is known: their own parts, by their ids. */
export const bareGuide = (stories: readonly Pick<Story, "fields">[]): StoryGuide => ({
  fields: [...new Set(stories.flatMap(({ fields }) => Object.keys(fields)))].map((id) => ({
    id,
    title: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    help: "",
    template: "",
  })),
  demands: [],
  suggestions: [],
});

/** A pause in typing, after which a story is read again. */
const pauseMs = 500;

/** What the reader said of the stories last; asks again after a pause, once their words have changed or the server is back. */
export function useReadings(shown: readonly Pick<Story, "id" | "fields">[], pack: PackSummary | undefined): Readings {
  const { clock, setup, stories } = useDeps();
  const reply = useSyncExternalStore(setup.subscribe, setup.getSnapshot);
  const { readings } = stories;
  useEffect(() => {
    if (pack === undefined) return;
    return clock.after(pauseMs, () => {
      for (const story of shown) void readings.read(story, pack.hash);
    });
  }, [clock, readings, shown, pack, reply]);
  return useSyncExternalStore(readings.subscribe, readings.get);
}
