import type { LedgerHistory } from '../ledger/ledger-history.ts';
import { findGap } from './find-gap.ts';
import { findMissed } from './find-missed.ts';
import type { RunSchedule } from './run-schedule.ts';

/** A campaign as the schedule sees it. */
export interface ScheduledCampaign {
  readonly campaign: string;
  readonly sendAtMs: number | null;
  /** How old a check may be at the send, in days; null for any age. */
  readonly approvalMaxAgeDays: number | null;
  readonly asOfMs: number;
}

export interface DueChosen<Scheduled> {
  readonly due: readonly Scheduled[];
  readonly schedule: RunSchedule;
}

const hourMs = 3_600_000;

/**
 * Chooses the campaigns whose send lies between now and `dueWithinMs` from now or is not known, in their order, and tells
 * of the others. A send that was
 * due lately without a passing check, and scheduled runs that were dropped, are known from the ledger only.
 */
export function chooseDue<Scheduled extends ScheduledCampaign>(
  campaigns: readonly Scheduled[],
  dueWithinMs: number,
  ledger: LedgerHistory | null,
): DueChosen<Scheduled> {
  const isDue = ({ sendAtMs, asOfMs }: Scheduled) =>
    sendAtMs === null || (sendAtMs >= asOfMs && sendAtMs - asOfMs <= dueWithinMs);
  const due = campaigns.filter(isDue);
  const later = campaigns.flatMap(({ campaign, sendAtMs, asOfMs }) =>
    sendAtMs !== null && sendAtMs - asOfMs > dueWithinMs ? [{ campaign, sendAtMs }] : [],
  );
  const [next] = later.toSorted((left, right) => left.sendAtMs - right.sendAtMs);
  return {
    due,
    schedule: {
      dueWithinHours: dueWithinMs / hourMs,
      notDue: campaigns.length - due.length,
      untimed: campaigns.filter(({ sendAtMs }) => sendAtMs === null).length,
      next: next === undefined ? null : placeOf(next.campaign, next.sendAtMs),
      missed: ledger === null ? [] : findMissed(campaigns, dueWithinMs, ledger.checks),
      gap: ledger === null ? null : findGap(ledger.checks, campaigns[0]?.asOfMs ?? 0),
    },
  };
}

function placeOf(campaign: string, sendAtMs: number) {
  return { campaign, sendAt: new Date(sendAtMs).toISOString() };
}
