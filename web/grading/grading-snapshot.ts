import type { AxisGrade, RedFlagGrade } from "#core/grading/grade.ts";
import type { Report } from "#core/report/report.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import type { ApiError } from "../api/client.ts";
import type { StoreError } from "../storage/session-store.ts";

/** `running`: the interview has not ended yet. `failed`: nothing was kept; retry grades anew. */
export type GradingStage =
  | { readonly type: "loading" }
  | { readonly type: "running" }
  | { readonly type: "grading" }
  | { readonly type: "graded" }
  | { readonly type: "failed"; readonly error: ApiError }
  | { readonly type: "missing"; readonly error: StoreError };

export interface GradingSnapshot {
  readonly stage: GradingStage;
  readonly header: SessionHeader | null;
  readonly events: readonly SessionEvent[];
  /** In the order of arrival. */
  readonly axes: readonly AxisGrade[];
  readonly redFlags: readonly RedFlagGrade[] | null;
  /** Only in `graded`. */
  readonly report: Report | null;
  /** False when the report could not be kept in the browser. */
  readonly isSaved: boolean;
}

/** Grades an ended session, or shows the report that it has. Leaving and coming back grades again. */
export interface GradingController {
  getSnapshot(): GradingSnapshot;
  subscribe(listener: () => void): () => void;
  /** Loads, and grades when there is no report yet. Returns what leaves it again. */
  open(): () => void;
  /** In `failed` grades anew; with an unsaved report tries to keep it. */
  retry(): void;
}
