import type { GradingFrame } from "#core/api.ts";
import type { Report } from "#core/report/report.ts";
import { apiError } from "../api/api-error.ts";
import { withKeptPack } from "../api/with-pack.ts";
import type { WebDeps } from "../deps.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import type { GradingController, GradingSnapshot, GradingStage } from "./grading-snapshot.ts";

export interface GradingControllerOptions extends Pick<WebDeps, "store" | "client"> {
  readonly sessionId: string;
}

/**
 * Grades one session and keeps the report. Axes are shown as they arrive, but a report counts only when its stream is whole:
 * a grading that was cut leaves nothing behind.
 */
export function createGradingController({ sessionId, store, client }: GradingControllerOptions): GradingController {
  const cell = createSnapshotCell<GradingSnapshot>({
    stage: { type: "loading" },
    header: null,
    events: [],
    axes: [],
    redFlags: null,
    report: null,
    isSaved: true,
  });
  let visit: AbortController | null = null;

  const stand = (stage: GradingStage) => cell.set({ stage });

  async function enter(signal: AbortSignal) {
    stand({ type: "loading" });
    const loaded = await store.load(sessionId);
    if (signal.aborted) return;
    if (!loaded.ok) return stand({ type: "missing", error: loaded.error });
    const { header, events, report } = loaded.value;
    cell.set({ header, events });
    if (report !== null) return cell.set({ report, axes: report.grade.axes, isSaved: true, stage: { type: "graded" } });
    if (header.state === "running") return stand({ type: "running" });
    await grade(signal);
  }

  async function grade(signal: AbortSignal) {
    const { header, events } = cell.get();
    if (header === null) return;
    cell.set({ stage: { type: "grading" }, axes: [], redFlags: null, report: null });
    let report: Report | null = null;
    const onFrame = (frame: GradingFrame) => {
      if (signal.aborted) return;
      if (frame.type === "axis") cell.set({ axes: [...cell.get().axes, frame.axis] });
      else if (frame.type === "flags") cell.set({ redFlags: frame.redFlags });
      else if (frame.type === "report") report = frame.report;
    };
    const request = { setup: header.setup, events: [...events] };
    const graded = await withKeptPack(header.setup.packHash, { client, store, signal }, () => {
      cell.set({ axes: [], redFlags: null });
      return client.streamGrading(request, { signal, onFrame });
    });
    if (signal.aborted) return;
    if (!graded.ok) return stand({ type: "failed", error: graded.error });
    if (report === null) return stand({ type: "failed", error: apiError("interrupted") });
    await keep(report, signal);
  }

  async function keep(report: Report, signal: AbortSignal) {
    const saved = await store.saveReport(sessionId, report);
    if (signal.aborted) return;
    cell.set({
      report,
      stage: { type: "graded" },
      isSaved: saved.ok,
      ...(saved.ok ? { header: saved.value } : {}),
    });
  }

  return {
    getSnapshot: cell.get,
    subscribe: cell.subscribe,
    open() {
      const mine = new AbortController();
      visit = mine;
      void enter(mine.signal);
      return () => mine.abort();
    },
    retry() {
      const { stage, report, isSaved } = cell.get();
      if (visit === null || visit.signal.aborted) return;
      if (stage.type === "failed") void grade(visit.signal);
      else if (report !== null && !isSaved) void keep(report, visit.signal);
    },
  };
}
