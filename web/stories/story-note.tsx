import { useSyncExternalStore } from "react";
import type { MirrorState } from "../storage/mirror-sync.ts";
import { useDeps } from "../use-deps.tsx";

/** Where the stories are, always in sight. */
export function StoryNote() {
  const { stories } = useDeps();
  const state = useSyncExternalStore(stories.sync.subscribe, stories.sync.state);
  return (
    <>
      <span>Your stories are kept in this browser.</span>
      <span>Nothing leaves this computer.</span>
      <span>{textOf(state)}</span>
    </>
  );
}

function textOf(state: MirrorState): string {
  switch (state.type) {
    case "copied":
      return "The copy on disk is complete.";
    case "waiting":
      return "The copy on disk waits for the newest words.";
    case "off":
      return "The copy on disk is switched off.";
    case "failed":
      return `The copy on disk could not be written: ${state.message}`;
  }
}
