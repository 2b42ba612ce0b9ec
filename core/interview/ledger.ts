import type { AxisId } from "../setup/names.ts";

/**
 * What one question has shown of one axis. `open`: the question gives room for it, and nothing was said ·
 * `asked`: a probe asked for it · `answered`: said, with or without a probe · `unanswered`: asked, then left without.
 */
export interface LedgerEntry {
  readonly questionId: string;
  readonly axis: AxisId;
  readonly state: "open" | "asked" | "answered" | "unanswered";
  /** `seq` of the interviewer turn that asked last; `null` when no probe did. */
  readonly askedSeq: number | null;
}
export type Ledger = readonly LedgerEntry[];

export function openQuestion(ledger: Ledger, questionId: string, axes: readonly AxisId[]): Ledger {
  const fresh = axes.map((axis): LedgerEntry => ({ questionId, axis, state: "open", askedSeq: null }));
  return [...closeQuestions(ledger).filter((entry) => entry.questionId !== questionId), ...fresh];
}

export const askAxis = (ledger: Ledger, questionId: string, axis: AxisId, seq: number): Ledger =>
  put(ledger, { questionId, axis, state: "asked", askedSeq: seq });

export function answerAxes(ledger: Ledger, questionId: string, axes: readonly AxisId[]): Ledger {
  return axes.reduce(
    (before, axis) =>
      put(before, {
        questionId,
        axis,
        state: "answered",
        askedSeq: entryOf(before, questionId, axis)?.askedSeq ?? null,
      }),
    ledger,
  );
}

/** The interview leaves its question: what was asked and not answered stays so. */
export const closeQuestions = (ledger: Ledger): Ledger =>
  ledger.map((entry) => (entry.state === "asked" ? { ...entry, state: "unanswered" } : entry));

export const entryOf = (ledger: Ledger, questionId: string, axis: AxisId): LedgerEntry | undefined =>
  ledger.find((entry) => entry.questionId === questionId && entry.axis === axis);

function put(ledger: Ledger, entry: LedgerEntry): Ledger {
  const isThere = entryOf(ledger, entry.questionId, entry.axis) !== undefined;
  if (!isThere) return [...ledger, entry];
  return ledger.map((old) => (old.questionId === entry.questionId && old.axis === entry.axis ? entry : old));
}
