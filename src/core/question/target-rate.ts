import type { JudgedRate } from '../decision/judged-limits.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import { normalProbability, normalQuantile95 } from '../projection/normal-distribution.ts';

/**
 * The highest expected rate with which a failed check would have passed: its fail limit, or less where the chance of
 * passing that limit was too high. 1 where there is no limit.
 */
export function targetRate(check: CheckRecord, rate: JudgedRate): number {
  const fail = check.limits[rate].fail;
  if (fail === null) return 1;
  const { risk, reasons } = { risk: check.limits.risk, reasons: check.reasons };
  // because a risk only fails once a send is recorded, or under a strict policy, which a lone risk reason tells
  const binds = check.history.campaigns > 0 || reasons.length === 1;
  if (risk === null || !binds || !reasons.includes(`${rate}-risk`)) return fail;
  return Math.min(fail, fail * shrinkFor(risk, spreadOf(check.rates?.[rate])));
}

/** Spread of the logarithm of a rate, from its expected value and its 95 % quantile under the lognormal distribution. */
function spreadOf(rate: readonly [number, number, number] | undefined): number {
  const [expected = 0, , high = 0] = rate ?? [];
  if (!(expected > 0 && high > expected)) return 0;
  const reach = normalQuantile95 ** 2 - 2 * Math.log(high / expected);
  return normalQuantile95 - Math.sqrt(Math.max(0, reach));
}

/** By which factor the expected rate must lie below a limit so that it is passed with less than this chance. */
function shrinkFor(risk: number, spread: number): number {
  let [low, high] = [-40, 40];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalProbability(middle) < risk) low = middle;
    else high = middle;
  }
  return Math.exp(spread * low + (spread * spread) / 2);
}
