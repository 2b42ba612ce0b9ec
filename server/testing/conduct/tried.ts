/** One reply of a scripted model, and what became of it. */
export interface Tried {
  /** Name of a misbehaviour, or `good`. */
  readonly kind: string;
  /** A good reply was shown as it was; of another the bad part was. */
  readonly gotThrough: boolean;
  readonly shown: string;
}

/** What became of one kind of reply, over all interviews. */
export interface Tally {
  readonly kind: string;
  readonly tried: number;
  readonly gotThrough: number;
  /** Where it was shown, at most a few. */
  readonly examples: readonly string[];
}

const mostExamples = 3;

export function tallyTried(tried: readonly Tried[]): readonly Tally[] {
  return [...Map.groupBy(tried, ({ kind }) => kind)]
    .map(([kind, all]) => {
      const through = all.filter(({ gotThrough }) => gotThrough);
      const examples = [...new Set(through.map(({ shown }) => shown))].slice(0, mostExamples);
      return { kind, tried: all.length, gotThrough: through.length, examples };
    })
    .toSorted((a, b) => a.kind.localeCompare(b.kind, "en"));
}

/** One line for each way to misbehave, then how many good replies were let through. */
export function talliesToTable(tallies: readonly Tally[]): string {
  const bad = tallies.filter(({ kind }) => kind !== "good");
  const good = tallies.find(({ kind }) => kind === "good");
  const width = Math.max(0, ...bad.map(({ kind }) => kind.length));
  const line = (kind: string, ...cells: readonly (string | number)[]) =>
    `${kind.padEnd(width)} ${cells.map((cell) => String(cell).padStart(9)).join("")}`;
  const share = good === undefined ? 0 : Math.round((100 * good.gotThrough) / good.tried);
  return [
    line("the model", "tried", "caught", "shown"),
    ...bad.map(({ kind, tried, gotThrough }) => line(kind, tried, tried - gotThrough, gotThrough)),
    `good replies: ${good?.tried ?? 0}, of which ${good?.gotThrough ?? 0} were shown as they were (${share} %)`,
  ].join("\n");
}
