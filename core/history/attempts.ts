import type { Grade } from "../grading/grade.ts";
import type { AxisId } from "../setup/names.ts";
import type { SessionHeader } from "../transcript/session.ts";

/** A session and all other attempts at the same, the oldest first. Attempts belong together also when the first of them is gone. */
export function attemptsWith(headers: readonly SessionHeader[], header: SessionHeader): readonly SessionHeader[] {
  const first = header.attemptOf ?? header.id;
  const others = headers.filter(({ id, attemptOf }) => id !== header.id && (id === first || attemptOf === first));
  return [...others, header].toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
}

/** Two gradings, set side by side. */
export interface Comparison {
  readonly axes: readonly AxisChange[];
  readonly checklists: readonly ChecklistChange[];
  /** Both were judged by the same grader on the same version of the pack; otherwise a change may come from there. */
  readonly isSameJudge: boolean;
}

export interface AxisChange {
  readonly id: AxisId;
  readonly letter: string;
  readonly title: string;
  readonly before: number | null;
  readonly after: number | null;
  /** In levels; `null` when one of the two has no level. */
  readonly change: number | null;
}

export interface ChecklistChange {
  readonly id: string;
  readonly title: string;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly before: boolean;
    readonly after: boolean;
  }[];
}

/** What changed from one grading to another. Axes and checklists are those of `after`; a checklist that `before` lacks is left out. */
export function compareGrades(before: Grade, after: Grade): Comparison {
  return {
    axes: after.axes.map(({ id, letter, title, level }) => {
      const earlier = before.axes.find((axis) => axis.id === id)?.level ?? null;
      const change = earlier === null || level === null ? null : level - earlier;
      return { id, letter, title, before: earlier, after: level, change };
    }),
    checklists: (after.checklists ?? []).flatMap((checklist) => {
      const earlier = before.checklists?.find(({ id }) => id === checklist.id);
      if (earlier === undefined) return [];
      const wasSaid = (id: string) => earlier.items.some((item) => item.id === id && item.quotes.length > 0);
      const items = checklist.items.map(({ id, title, quotes }) => ({
        id,
        title,
        before: wasSaid(id),
        after: quotes.length > 0,
      }));
      return [{ id: checklist.id, title: checklist.title, items }];
    }),
    isSameJudge: judgeOf(before) === judgeOf(after),
  };
}

const judgeOf = ({ provenance: { packId, packHash, promptHash, grader, model } }: Grade): string =>
  [packId, packHash, promptHash, grader, model].join(" ");
