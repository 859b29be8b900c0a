/** A number to nine decimals, because the last bits of exp() and log() may differ between engines, and reports must not. */
export function exactNumber(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
