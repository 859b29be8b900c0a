/** One goal of the table: what was aimed at, what came out, and whether that is enough. */
export interface Goal {
  readonly id: string;
  readonly goal: string;
  readonly reached: string;
  /** False as well where there were too few cases to tell. */
  readonly met: boolean;
}

/** A share in per cent with one digit. */
export function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(1)} %`;
}

/** A share in per cent with its sign. */
export function signedPercent(share: number): string {
  return `${share < 0 ? '-' : '+'}${percent(Math.abs(share))}`;
}

/** A ratio with two digits. */
export function ratio(value: number): string {
  return Number.isNaN(value) ? 'none' : value.toFixed(2);
}

/** True when the value lies between both, ends included; NaN lies nowhere. */
export function within(value: number, low: number, high: number): boolean {
  return low <= value && value <= high;
}
