/**
 * Whole numbers in the proportion of `weights` that add up to `total` (a whole number, not negative): each rounded
 * down, and what is left over to the largest remainders (Hamilton's method), the first of equal ones first. Zeros
 * where all weights are zero.
 */
export function apportion(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((before, share) => before + share, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
