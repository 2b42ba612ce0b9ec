import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useDeps } from "../use-deps.tsx";
import { createInterviewController } from "./interview-controller.ts";
import type { InterviewController, InterviewSnapshot } from "./interview-snapshot.ts";

/** Subscribes a screen to the interview's controller, and leaves it with the screen. */
export function useInterview(sessionId: string): [InterviewSnapshot, InterviewController] {
  const deps = useDeps();
  const controller = useMemo(() => createInterviewController({ ...deps, sessionId }), [deps, sessionId]);
  useEffect(() => controller.open(), [controller]);
  return [useSyncExternalStore(controller.subscribe, controller.getSnapshot), controller];
}
