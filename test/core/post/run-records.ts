import type {
  ApprovalRecord,
  CheckRecord,
  OutcomeRecord,
  OverrideRecord,
} from '../../../src/core/ledger/ledger-record.ts';
import {
  sampleApproval,
  sampleCheck,
  sampleOutcome,
  sampleOverride,
  startMs,
} from '../../io/bot-store/sample-records.ts';

/** The campaign of these records. */
export const campaign = 'autumn-sale';

/** Epoch milliseconds some minutes after the first record. */
export const minutesOn = (minutes: number): number => startMs + minutes * 60_000;
const isoAt = (minutes: number): string => new Date(minutesOn(minutes)).toISOString();

/** The workflow run that a check belongs to. */
export function workflowRun(id: string, attempt = 1): CheckRecord['run'] {
  return { repository: 'lists/mail', commit: 'abc1234'.padEnd(40, '0'), id, attempt, event: 'schedule' };
}

/** A check that failed by its rate, by 500 recipients who hard-bounced before; it is due in a day. */
export function failedCheck(minutes: number, more: Partial<CheckRecord> = {}): CheckRecord {
  return {
    ...sampleCheck(campaign, minutes, 'fail'),
    run: workflowRun('4711'),
    sendAt: isoAt(1440),
    tier: 'critical',
    rates: { hard: [0.049, 0.04, 0.06], soft: [0.005, 0.003, 0.008], total: [0.055, 0.045, 0.066] },
    aboveLimit: 0.8,
    reasons: ['total-rate', 'hard-rate', 'total-risk', 'suppressed-hard-bounce'],
    suppressedByReason: [
      ['unsubscribe', 3],
      ['hard-bounce', 500],
    ],
    rules: { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: 1, slackChannel: null },
    exposures: {
      hard: [
        ['hard-unknown-user', 0, 300, 270, 240],
        ['hard-unspecified', 0, 200, 180, 160],
        ['decay:consumer', 0, 11_500, 90, 10],
      ],
      soft: [['soft-base', 0, 12_000, 60, 1]],
    },
    ...more,
  };
}

/** A check that passed. */
export function passedCheck(minutes: number, more: Partial<CheckRecord> = {}): CheckRecord {
  return {
    ...sampleCheck(campaign, minutes, 'pass'),
    run: workflowRun('4712'),
    sendAt: isoAt(1440),
    rates: { hard: [0.005, 0.002, 0.009], soft: [0.005, 0.003, 0.008], total: [0.01, 0.006, 0.016] },
    rules: { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: 1, slackChannel: null },
    ...more,
  };
}

/** A check that could not be done. */
export function uncheckedCheck(minutes: number, more: Partial<CheckRecord> = {}): CheckRecord {
  return {
    ...passedCheck(minutes),
    verdict: 'unchecked',
    tier: null,
    rates: null,
    aboveLimit: null,
    reasons: [],
    problems: ['suppression-shrunken'],
    suppressedByReason: [],
    exposures: { hard: [], soft: [] },
    ...more,
  };
}

/** The override of a check by somebody in Slack, for twelve hours. */
export function overrideOf(
  check: CheckRecord,
  minutes: number,
  more: Partial<OverrideRecord> = {},
): OverrideRecord {
  const { list, suppressions, policy } = check.digests;
  return {
    ...sampleOverride(campaign, minutes),
    digests: { list: list ?? '', suppressions: suppressions ?? '', policy },
    check: check.id,
    by: 'slack:T0FAKE/U0000ADA',
    expiresAt: isoAt(minutes + 720),
    ...more,
  };
}

/** That a send was let go by a check. */
export function approvalOf(
  check: CheckRecord,
  minutes: number,
  override: OverrideRecord | null = null,
): ApprovalRecord {
  return { ...sampleApproval(campaign, minutes), check: check.id, override: override?.id ?? null };
}

/** What came of the send of a check. */
export function outcomeOf(
  check: CheckRecord,
  minutes: number,
  more: Partial<OutcomeRecord> = {},
): OutcomeRecord {
  return { ...sampleOutcome(campaign, minutes), check: check.id, ...more };
}
