import { useEffect, useSyncExternalStore } from "react";
import { clockRules } from "#core/interview/clock.ts";
import { browserVisibility } from "../setup/pack-changes.ts";
import { useDeps } from "../use-deps.tsx";
import type { InterviewController, InterviewSnapshot } from "./interview-snapshot.ts";

/** Nobody sits before an empty box for so long without a thought worth a nudge. */
export const silenceMs = 45_000;

/** A timed answer is let begin in all of its time, and the grace. */
export const silentAnswerMs = (allowedMs: number): number => allowedMs + clockRules.graceMs;

/**
 * Lets the interviewer notice a silence: an empty box for a while, on a page that is looked at. A silence that was left to itself is not noticed twice.
 */
export function useSilence(
  { draft, events, stage }: InterviewSnapshot,
  controller: InterviewController,
  afterMs: number,
) {
  const { clock } = useDeps();
  const isVisible = useSyncExternalStore(browserVisibility.subscribe, browserVisibility.isVisible);
  const isAwaited = stage.type === "your-turn" && draft.trim() === "" && events.at(-1)?.type !== "silence-noticed";
  const isCounting = isAwaited && isVisible;
  useEffect(() => {
    if (!isCounting) return;
    return clock.after(afterMs, controller.noticeSilence);
  }, [isCounting, afterMs, clock, controller, draft, events]);
}
