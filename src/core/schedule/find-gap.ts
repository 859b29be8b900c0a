import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { RunSchedule } from './run-schedule.ts';

const hourMs = 3_600_000;
/** Gaps between scheduled runs that are needed to know what is usual. */
const fewestGaps = 3;
// because GitHub starts scheduled runs late when it is busy, and drops them when it is busier
const lateFactor = 2;
const slackMs = hourMs;

/**
 * Whether scheduled runs seem to have been dropped: the last one on the ledger is longer ago than twice the median gap
 * between the ones before, and an hour more.
 */
export function findGap(checks: readonly CheckRecord[], asOfMs: number): RunSchedule['gap'] {
  const firstByRun = new Map<string, number>();
  for (const { run, at } of checks) {
    if (run?.event !== 'schedule' || firstByRun.has(run.id)) continue;
    firstByRun.set(run.id, Date.parse(at));
  }
  const times = [...firstByRun.values()].filter((ms) => ms < asOfMs).sort((left, right) => left - right);
  const gaps = times.slice(1).map((ms, index) => ms - (times[index] ?? ms));
  const last = times.at(-1);
  if (gaps.length < fewestGaps || last === undefined) return null;
  const usualMs = gaps.sort((left, right) => left - right)[Math.floor(gaps.length / 2)] ?? 0;
  const sinceMs = asOfMs - last;
  if (sinceMs <= lateFactor * usualMs + slackMs) return null;
  return { hours: Math.round(sinceMs / hourMs), usualHours: Math.round(usualMs / hourMs) };
}
