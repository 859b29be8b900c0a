import { ledgerHistory } from '../ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { decisionOf } from './card-facts.ts';
import type { Decision } from './decision.ts';
import { type CheckOverride, overrideOfCheck } from './override-of-check.ts';

const hourMs = 3_600_000;

/** What a send that is due lacks: a check that passes, a check at all, one that is young enough, an override that lasts. */
export type SendLack = 'pass' | 'verdict' | 'fresh-check' | 'lasting-override';

/** A send that is due and lacks something. */
export interface ReminderFacts {
  /** The newest check of the campaign. */
  readonly check: CheckRecord;
  readonly decision: Decision;
  readonly lack: SendLack;
  readonly sendAtMs: number;
  readonly leftMs: number;
  /** How old a check may be at the send, in hours; infinite where the policy takes any age. */
  readonly freshHours: number;
}

/** Which send is meant, the clock, and how old a check may be where the policy does not say. */
export interface ReminderAsked {
  readonly sendAtMs: number;
  readonly nowMs: number;
  readonly freshHours: number;
}

/** What a send lacks; null when it lacks nothing, is over, was moved, or was let go already. */
export function reminderFacts(
  records: readonly LedgerRecord[],
  { sendAtMs, nowMs, freshHours: usualHours }: ReminderAsked,
): ReminderFacts | null {
  const { checks, overrides, approvals } = ledgerHistory(records, null);
  const check = checks.at(-1);
  if (check === undefined || check.sendAt === null || Date.parse(check.sendAt) !== sendAtMs) return null;
  if (nowMs >= sendAtMs) return null;
  if (approvals.some((approval) => approval.check === check.id)) return null;
  const override = overrideOfCheck(check, { overrides, approvals, nowMs });
  const decision = decisionOf(check, override);
  const freshHours =
    check.rules === undefined ? usualHours : (check.rules.approvalMaxAgeDays ?? Infinity) * 24;
  const lack = lackOf(
    { decision, override, ageAtSendMs: sendAtMs - Date.parse(check.at) },
    freshHours,
    sendAtMs,
  );
  return lack === null ? null : { check, decision, lack, sendAtMs, leftMs: sendAtMs - nowMs, freshHours };
}

interface Standing {
  readonly decision: Decision;
  readonly override: CheckOverride | null;
  readonly ageAtSendMs: number;
}

function lackOf(
  { decision, override, ageAtSendMs }: Standing,
  freshHours: number,
  sendAtMs: number,
): SendLack | null {
  if (decision === 'unchecked') return 'verdict';
  if (decision === 'failed') return 'pass';
  if (decision === 'overridden' && override !== null && override.untilMs < sendAtMs)
    return 'lasting-override';
  return ageAtSendMs > freshHours * hourMs ? 'fresh-check' : null;
}
