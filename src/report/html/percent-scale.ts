/** From rates to places on an axis that begins at 0. */
export interface PercentScale {
  /** The rate at the far end, a fraction. */
  readonly top: number;
  /** Rates that get a line of their own, 0 first. */
  readonly ticks: readonly number[];
}

const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
const mostTicks = 5;

/** The scale on which all these rates (fractions) have room, with round ticks. */
export function percentScale(rates: readonly number[]): PercentScale {
  const highest = Math.min(1, Math.max(0.01, ...rates) * 1.08);
  const step = steps.find((size) => highest / size <= mostTicks) ?? 0.25;
  const last = Math.floor(highest / step + 1e-9);
  const ticks = Array.from({ length: last + 1 }, (_, index) => Number((index * step).toFixed(4)));
  return { top: highest, ticks };
}

/** Where a rate lies, as a share of the axis in percent; `edge` percent stay free at both ends. */
export function placeOn({ top }: PercentScale, rate: number, edge = 0): number {
  const share = Math.min(1, Math.max(0, rate / top));
  return edge + share * (100 - 2 * edge);
}

/** A length in percent as an attribute. */
export function length(percent: number): string {
  return `${Number(percent.toFixed(2))}%`;
}
