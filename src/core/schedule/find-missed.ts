import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { ScheduledCampaign } from './choose-due.ts';
import type { RunSchedule } from './run-schedule.ts';

const dayMs = 86_400_000;

/**
 * Sends that became due within the last `windowMs` although no check that passes them was on the ledger, not older than
 * the policy allows. A ledger that began after the send knows nothing of it.
 */
export function findMissed(
  campaigns: readonly ScheduledCampaign[],
  windowMs: number,
  checks: readonly CheckRecord[],
): RunSchedule['missed'] {
  const beginMs = Math.min(...checks.map(({ at }) => Date.parse(at)));
  return campaigns.flatMap(({ campaign, sendAtMs, approvalMaxAgeDays, asOfMs }) => {
    if (sendAtMs === null || sendAtMs >= asOfMs || sendAtMs < asOfMs - windowMs) return [];
    if (!(beginMs < sendAtMs)) return [];
    const fromMs = approvalMaxAgeDays === null ? 0 : sendAtMs - approvalMaxAgeDays * dayMs;
    const passed = checks.some((check) => {
      const atMs = Date.parse(check.at);
      const allows = check.verdict === 'pass' || check.verdict === 'warn';
      return check.campaign === campaign && allows && atMs >= fromMs && atMs <= sendAtMs;
    });
    return passed ? [] : [{ campaign, sendAt: new Date(sendAtMs).toISOString() }];
  });
}
