import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useDeps } from "../use-deps.tsx";
import { createGradingController } from "./grading-controller.ts";
import type { GradingController, GradingSnapshot } from "./grading-snapshot.ts";

export function useGrading(sessionId: string): [GradingSnapshot, GradingController] {
  const deps = useDeps();
  const controller = useMemo(() => createGradingController({ ...deps, sessionId }), [deps, sessionId]);
  useEffect(() => controller.open(), [controller]);
  return [useSyncExternalStore(controller.subscribe, controller.getSnapshot), controller];
}
