/** A percentage as policies and inputs write it: digits, at most six decimals, an optional space, the sign. */
export const percentagePattern = /^\d{1,5}(\.\d{1,6})? ?%$/;

/** Parses `2%`, `0.5%` or `2 %` to a fraction from 0 to `maximum` (1 is 100 %), or null when it is anything else. */
export function parsePercentage(text: string, maximum = 1): number | null {
  const trimmed = text.trim();
  if (!percentagePattern.test(trimmed)) return null;
  // Reading "0.07e-2" rounds once; 0.07 / 100 rounds twice and is not 0.0007.
  const fraction = Number(`${trimmed.slice(0, -1).trim()}e-2`);
  return fraction <= maximum ? fraction : null;
}
