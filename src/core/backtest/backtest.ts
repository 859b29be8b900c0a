import type { NaiveMethod, NaiveRates } from './naive-rates.ts';

/** In how many sends the actual rate lay within the 90 % interval. */
export interface Coverage {
  readonly covered: number;
  readonly of: number;
}

/** A rate that was projected before a send, as fractions. */
export interface ProjectedRate {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** One send: what was projected with what was known then, what came, and what people without a projection had said. */
export interface BacktestedSend {
  readonly recordedBefore: number;
  readonly projected: Readonly<Record<'hard' | 'soft' | 'total', ProjectedRate>>;
  /** Null where soft bounces were not counted. */
  readonly actual: { readonly hard: number; readonly soft: number | null; readonly total: number | null };
  readonly naive: NaiveRates;
}

/** `calibrated` and `off` only with enough sends; with fewer the figures stand, but nothing may be concluded. */
export const backtestVerdicts = ['too-few', 'calibrated', 'off'] as const;
export type BacktestVerdict = (typeof backtestVerdicts)[number];

/** How the projection would have done on an organisation's own sends, from the second one on. */
export interface Backtest {
  readonly sends: readonly BacktestedSend[];
  readonly recordedSends: number;
  readonly neededSends: number;
  readonly verdict: BacktestVerdict;
  /** The rate that errors, bias and verdict are about: hard where not every send has a soft count. */
  readonly rate: 'total' | 'hard';
  readonly coverage: Readonly<Record<'hard' | 'soft' | 'total', Coverage>>;
  /** All projected bounces over all that came, minus 1; null when none came. */
  readonly bias: number | null;
  /** Mean absolute error of the rate (fractions), of the projection and of each naive method; null without a send. */
  readonly error: {
    readonly projection: number;
    readonly naive: Readonly<Record<NaiveMethod, number>>;
  } | null;
}
