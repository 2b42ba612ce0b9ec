import type { Grade } from "../grading/grade.ts";
import { share } from "./agreement.ts";

/** How far a grader agrees with itself. */
export interface Stability {
  /** Gradings of each transcript. */
  readonly runs: number;
  /** Share of all pairs of gradings of one transcript, over all axes, with the same level; none on both sides is the same. */
  readonly sameLevel: number | null;
  readonly sameDecision: number | null;
}

/** @param gradesByFile the same number of gradings for each transcript */
export function stabilityOf(gradesByFile: readonly (readonly Pick<Grade, "axes" | "decision">[])[]): Stability {
  const levels = gradesByFile.flatMap((grades) =>
    (grades[0]?.axes ?? []).map(({ id }) => grades.map(({ axes }) => axes.find((axis) => axis.id === id)?.level)),
  );
  return {
    runs: gradesByFile[0]?.length ?? 0,
    sameLevel: sameShare(levels),
    sameDecision: sameShare(gradesByFile.map((grades) => grades.map(({ decision }) => decision))),
  };
}

function sameShare(rows: readonly (readonly unknown[])[]): number | null {
  const pairs = rows.flatMap((values) =>
    values.flatMap((value, index) => values.slice(index + 1).map((other) => value === other)),
  );
  return share(pairs.filter(Boolean).length, pairs.length);
}
