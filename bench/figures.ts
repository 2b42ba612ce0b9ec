/** A measured figure beside its floor (the least that such a thing can cost here) and its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "kB" | "MB" | "points" | "tokens/s" | "streams";
  readonly floor?: { readonly name: string; readonly value: number };
  readonly goal?: { readonly atMost?: number; readonly atLeast?: number };
}

/** The value below which the given part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function reachesGoal({ value, goal }: Figure): boolean {
  return value <= (goal?.atMost ?? Infinity) && value >= (goal?.atLeast ?? -Infinity);
}

/** The figures as an aligned table. */
export function figuresToTable(figures: readonly Figure[]): string {
  const rows = [
    ["", "measured", "floor in this run", "ratio", "goal", ""],
    ...figures.map((figure) => [
      figure.name,
      `${short(figure.value)} ${figure.unit}`,
      figure.floor === undefined ? "" : `${short(figure.floor.value)} (${figure.floor.name})`,
      figure.floor === undefined ? "" : `${short(figure.value / figure.floor.value)} x`,
      goalText(figure),
      figure.goal === undefined ? "" : reachesGoal(figure) ? "reached" : "MISSED",
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function goalText({ goal, unit }: Figure): string {
  if (goal?.atMost !== undefined) return `at most ${goal.atMost} ${unit}`;
  return goal?.atLeast === undefined ? "" : `at least ${goal.atLeast} ${unit}`;
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
