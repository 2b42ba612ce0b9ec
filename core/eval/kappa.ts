/** Two ratings of the same thing, on the same scale of whole numbers: a person's label and the grader's level. */
export interface RatedPair {
  readonly label: number;
  readonly grade: number;
}

/**
 * Quadratic weighted kappa (Cohen 1968): 1 = the same ratings throughout, 0 = no better than chance, under 0 = worse. Written as
 * 1 − n·Σ(xᵢ−yᵢ)² / ΣᵢΣⱼ(xᵢ−yⱼ)², which is the same and stays in whole numbers up to the last step. `null` for fewer than two
 * pairs, and where all ratings of both sides are one and the same.
 */
export function quadraticWeightedKappa(pairs: readonly RatedPair[]): number | null {
  const n = pairs.length;
  if (n < 2) return null;
  const sum = (of: (pair: RatedPair) => number): number => pairs.reduce((total, pair) => total + of(pair), 0);
  const observed = sum(({ label, grade }) => (label - grade) ** 2);
  const squares = sum(({ label, grade }) => label ** 2 + grade ** 2);
  const byChance = n * squares - 2 * sum(({ label }) => label) * sum(({ grade }) => grade);
  return byChance === 0 ? null : 1 - (n * observed) / byChance;
}
