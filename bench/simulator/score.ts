import { type NaiveMethod, naiveMethods } from '../../src/core/backtest/naive-rates.ts';
import { failLimit, type Trial } from './replay.ts';

/** Mean of numbers; NaN of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Share of the trials whose actual rate lay within the 90 % interval. */
export function coverage(
  trials: readonly Trial[],
  rate: keyof Trial['actual'],
  which: 'projected' | 'cold' = 'projected',
): number {
  const covers = (trial: Trial) => {
    const { low, high } = trial[which][rate];
    return low <= trial.actual[rate] && trial.actual[rate] <= high;
  };
  return mean(trials.map((trial) => Number(covers(trial))));
}

/** All projected bounces over all that came, minus 1. */
export function bias(trials: readonly Trial[]): number {
  const projected = trials.map(({ projected: { total } }) => total.expectedCount);
  const came = trials.map(({ actual, projected: { recipients } }) => actual.total * recipients);
  return mean(projected) / mean(came) - 1;
}

/** Mean absolute error of a rate that was said before the send. */
export function meanError(trials: readonly Trial[], said: (trial: Trial) => number): number {
  return mean(trials.map((trial) => Math.abs(said(trial) - trial.actual.total)));
}

/** Mean absolute errors of everybody, and the naive method that errs least. */
export interface Errors {
  readonly product: number;
  readonly oracle: number;
  readonly naive: Readonly<Record<NaiveMethod, number>>;
  readonly bestNaive: number;
}

/** Compares the product with whoever knows the truth and with those who know nothing. */
export function errors(trials: readonly Trial[]): Errors {
  const entries = naiveMethods.map(
    (method) => [method, meanError(trials, ({ naive }) => naive[method])] as const,
  );
  const naive = Object.fromEntries(entries) as Record<NaiveMethod, number>; // because every method is an entry
  return {
    product: meanError(trials, ({ projected }) => projected.total.expected),
    oracle: meanError(trials, ({ oracle }) => oracle),
    naive,
    bestNaive: Math.min(...Object.values(naive)),
  };
}

/** True when more than the limit bounced. */
export function isBad({ actual }: Trial): boolean {
  return actual.total > failLimit;
}

/** Brier score of chances that a send turns out bad: 0 is perfect. */
export function brier(trials: readonly Trial[], said: (trial: Trial) => number): number {
  return mean(trials.map((trial) => (said(trial) - Number(isBad(trial))) ** 2));
}

/** Trials whose risk lay in one tenth of the scale: what was said on average and how often it came. */
export interface ReliabilityBin {
  readonly trials: number;
  readonly said: number;
  readonly came: number;
}

/** The bins of a reliability diagram, tenth by tenth, those without trials left out. */
export function reliabilityBins(trials: readonly Trial[]): readonly ReliabilityBin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const inBin = trials.filter(
      ({ riskAboveLimit }) => Math.min(9, Math.floor(10 * riskAboveLimit)) === tenth,
    );
    return {
      trials: inBin.length,
      said: mean(inBin.map(({ riskAboveLimit }) => riskAboveLimit)),
      came: mean(inBin.map((trial) => Number(isBad(trial)))),
    };
  }).filter(({ trials: count }) => count > 0);
}

/** Shares of the bad sends that were let go and of the good ones that were stopped. */
export function decisionErrors(trials: readonly Trial[], stops: (trial: Trial) => boolean) {
  const bad = trials.filter(isBad);
  const good = trials.filter((trial) => !isBad(trial));
  return {
    bad: bad.length,
    missed: mean(bad.map((trial) => Number(!stops(trial)))),
    stopped: mean(good.map((trial) => Number(stops(trial)))),
  };
}
