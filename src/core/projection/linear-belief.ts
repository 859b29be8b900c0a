/** Means and covariance of some quantities, in arrays that `observeSum` changes in place. */
export interface LinearBelief {
  readonly means: number[];
  readonly covariance: number[][];
}

/** A measured sum: sum over i of weights[i] x quantity[i] plus noise, of which `surprise` was not expected. */
export interface SumObservation {
  readonly weights: readonly { readonly index: number; readonly weight: number }[];
  readonly surprise: number;
  readonly noiseVariance: number;
  /** A surprise beyond this many standard deviations counts as one at it. */
  readonly surpriseLimit: number;
}

/**
 * One Bayes-linear (Kalman, 1960) step. With weights H, covariance C, noise R: S = H C H' + R, gain K = C H' / S,
 * means += K e, C -= K H C. An observation without any variance teaches nothing.
 */
export function observeSum(belief: LinearBelief, observation: SumObservation): void {
  const { weights, surprise, noiseVariance, surpriseLimit } = observation;
  const shared = belief.covariance.map((row) =>
    weights.reduce((sum, { index, weight }) => sum + weight * (row[index] ?? 0), 0),
  );
  const explained = weights.reduce((sum, { index, weight }) => sum + weight * (shared[index] ?? 0), 0);
  const variance = explained + noiseVariance;
  if (variance <= 0) return;
  const limit = surpriseLimit * Math.sqrt(variance);
  const clipped = Math.max(-limit, Math.min(limit, surprise));
  belief.covariance.forEach((row, index) => {
    const gain = (shared[index] ?? 0) / variance;
    belief.means[index] = (belief.means[index] ?? 0) + gain * clipped;
    if (gain !== 0) subtractScaled(row, shared, gain);
  });
}

function subtractScaled(row: number[], shared: readonly number[], gain: number): void {
  for (let column = 0; column < row.length; column += 1) {
    row[column] = (row[column] ?? 0) - gain * (shared[column] ?? 0);
  }
}
