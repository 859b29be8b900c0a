/** Where a rate lies. */
export type LimitSide = 'below' | 'at' | 'above';

/**
 * Where `bounced` of `sent` lies to a limit (a fraction, as the policy's decimal text gave it), in whole numbers: no
 * rounding can move a rate over its limit.
 */
export function compareToLimit(bounced: number, sent: number, limit: number): LimitSide {
  const [digits = '0', exponent = '0'] = limit.toExponential().split('e');
  const fraction = digits.split('.')[1] ?? '';
  const power = Number(exponent) - fraction.length;
  const numerator = BigInt(digits.replace('.', '')) * 10n ** BigInt(Math.max(0, power));
  const denominator = 10n ** BigInt(Math.max(0, -power));
  const [rate, bound] = [BigInt(bounced) * denominator, BigInt(sent) * numerator];
  if (rate === bound) return 'at';
  return rate < bound ? 'below' : 'above';
}
