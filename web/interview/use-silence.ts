import { useEffect, useSyncExternalStore } from "react";
import { browserVisibility } from "../setup/pack-changes.ts";
import { useDeps } from "../use-deps.tsx";
import type { InterviewController, InterviewSnapshot } from "./interview-snapshot.ts";

/** Nobody sits before an empty box for so long without a thought worth a nudge. */
const silenceMs = 45_000;

/**
 * Lets the interviewer notice a silence: an empty box for a while, on a page that is looked at. Timed answers have their own clock,
 * and a silence that was left to itself is not noticed twice.
 */
export function useSilence(
  { draft, events, stage }: InterviewSnapshot,
  controller: InterviewController,
  isTimed: boolean,
) {
  const { clock } = useDeps();
  const isVisible = useSyncExternalStore(browserVisibility.subscribe, browserVisibility.isVisible);
  const isAwaited =
    stage.type === "your-turn" && draft.trim() === "" && !isTimed && events.at(-1)?.type !== "silence-noticed";
  const isCounting = isAwaited && isVisible;
  useEffect(() => {
    if (!isCounting) return;
    return clock.after(silenceMs, controller.noticeSilence);
  }, [isCounting, clock, controller, draft, events]);
}
