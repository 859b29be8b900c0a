import type { ProjectionParameters } from '../projection/parameters.ts';
import type { PastSend } from '../projection/past-send.ts';
import type { Backtest, BacktestedSend, BacktestVerdict, Coverage } from './backtest.ts';
import { flatRates, type NaiveMethod, naiveMethods, naiveRates } from './naive-rates.ts';
import { type ReplayedSend, replaySends } from './replay-sends.ts';

/** Recorded sends below which nothing is concluded. */
const neededSends = 10;

// because a true 90 % interval covers less than three quarters of ten sends only about once in twenty times
const neededCoverage = 0.75;

/**
 * Replays the sends of an organisation in order and compares what would have been projected with what came. The first
 * send only teaches: nothing was learnt before it, and the last campaign did not exist.
 */
export function runBacktest(past: readonly PastSend[], parameters: ProjectionParameters): Backtest {
  const rate = past.some(({ soft }) => soft === null) ? 'hard' : 'total';
  const replayed = replaySends(past, { parameters, limits: [] });
  const before: number[] = [];
  const sends = replayed.map((send) => {
    const backtested = backtestSend(send, before, flatRates[rate]);
    before.push(actualOf(backtested, rate));
    return backtested;
  });
  const judged = sends.slice(1);
  const coverage = {
    hard: coverageOf(judged, 'hard'),
    soft: coverageOf(judged, 'soft'),
    total: coverageOf(judged, 'total'),
  };
  return {
    sends,
    recordedSends: past.length,
    neededSends,
    verdict: verdictOf(past.length, coverage[rate]),
    rate,
    coverage,
    bias: biasOf(replayed.slice(1), judged, rate),
    error: judged.length === 0 ? null : errorsOf(judged, rate),
  };
}

type JudgedRate = Backtest['rate'];

function backtestSend(
  { send, state, projection }: ReplayedSend,
  before: readonly number[],
  flat: number,
): BacktestedSend {
  const { hard, soft, sent, suppressedShare } = send;
  const projected = ({ expected, low, high }: BacktestedSend['projected']['hard']) => ({
    expected,
    low,
    high,
  });
  return {
    recordedBefore: state.recordedSends,
    projected: {
      hard: projected(projection.hard),
      soft: projected(projection.soft),
      total: projected(projection.total),
    },
    actual: {
      hard: hard / sent,
      soft: soft === null ? null : soft / sent,
      total: soft === null ? null : (hard + soft) / sent,
    },
    naive: naiveRates(before, { flat, suppressedShare }),
  };
}

// because the total is judged only when every send has one
function actualOf({ actual }: BacktestedSend, rate: JudgedRate): number {
  return actual[rate] ?? 0;
}

function coverageOf(sends: readonly BacktestedSend[], rate: keyof Backtest['coverage']): Coverage {
  const known = sends.flatMap(({ projected, actual }) => {
    const came = actual[rate];
    return came === null ? [] : [{ ...projected[rate], came }];
  });
  const covered = known.filter(({ low, high, came }) => low <= came && came <= high);
  return { covered: covered.length, of: known.length };
}

function verdictOf(recordedSends: number, { covered, of }: Coverage): BacktestVerdict {
  if (recordedSends < neededSends) return 'too-few';
  return covered >= neededCoverage * of ? 'calibrated' : 'off';
}

function biasOf(
  replayed: readonly ReplayedSend[],
  judged: readonly BacktestedSend[],
  rate: JudgedRate,
): number | null {
  const sum = (rateOf: (send: BacktestedSend) => number) =>
    judged.reduce((total, send, index) => total + rateOf(send) * (replayed[index]?.send.sent ?? 0), 0);
  const came = sum((send) => actualOf(send, rate));
  return came === 0 ? null : sum(({ projected }) => projected[rate].expected) / came - 1;
}

function errorsOf(judged: readonly BacktestedSend[], rate: JudgedRate): NonNullable<Backtest['error']> {
  const errorOf = (rateOf: (send: BacktestedSend) => number) =>
    judged.reduce((sum, send) => sum + Math.abs(rateOf(send) - actualOf(send, rate)), 0) / judged.length;
  const naive = naiveMethods.map((method) => [method, errorOf((send) => send.naive[method])] as const);
  return {
    projection: errorOf(({ projected }) => projected[rate].expected),
    naive: Object.fromEntries(naive) as Record<NaiveMethod, number>, // because every method is an entry
  };
}
