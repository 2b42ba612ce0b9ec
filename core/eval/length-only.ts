/** An answer's length and the level that a person gave it. */
export interface Measured {
  readonly words: number;
  readonly label: number;
}

/**
 * The level that each would get for its length alone: the words of the others are cut so that every level comes as often as among
 * their labels, and its own words fall between two cuts. What is judged never helps to place the cuts. Alone it gets its own label.
 */
export const lengthOnlyLevels = (all: readonly Measured[]): readonly number[] =>
  all.map((one, index) => levelByLength(one, all.toSpliced(index, 1)));

/** A cut lies half-way between the words on both its sides; who stands on it belongs to the lower level. */
function levelByLength({ words, label }: Measured, others: readonly Measured[]): number {
  const lengths = others.map((other) => other.words).toSorted((a, b) => a - b);
  const labels = others.map((other) => other.label).toSorted((a, b) => a - b);
  let level = labels[0] ?? label;
  for (let at = 1; at < labels.length; at += 1) {
    const [above, below] = [lengths[at] ?? 0, lengths[at - 1] ?? 0];
    if (labels[at] !== labels[at - 1] && words > (above + below) / 2) level = labels[at] ?? level;
  }
  return level;
}
