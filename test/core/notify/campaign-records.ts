import type { ChannelConfig } from '../../../src/core/bot/bot-config.ts';
import type {
  ApprovalRecord,
  CheckRecord,
  OutcomeRecord,
  OverrideRecord,
} from '../../../src/core/ledger/ledger-record.ts';
import { recordId } from '../../../src/core/ledger/record-id.ts';
import { exampleDigests } from '../ledger/example-records.ts';

/** When the records begin. */
export const startMs = Date.UTC(2026, 10, 20, 9);
export const hourMs = 3_600_000;
const digests = exampleDigests;

/** What a check is made of; `run` null for one that no workflow made. */
export interface CheckWanted extends Partial<Pick<CheckRecord, 'verdict' | 'sendAt' | 'campaign'>> {
  readonly run?: string | null;
  readonly attempt?: number;
  /** Slack channel that the policy names. */
  readonly slackChannel?: string | null;
}

function common(hours: number, campaign: string, kind: string) {
  const atMs = startMs + hours * hourMs;
  const mark = { atMs, runId: kind, attempt: 1, matrix: '00000000', random: '00000000' };
  return { v: 1 as const, id: recordId(mark), at: new Date(atMs).toISOString(), tool: '0.1.0', campaign };
}

/** A check some hours after the start; each hour has one. */
export function checkAt(hours: number, wanted: CheckWanted = {}): CheckRecord {
  const { verdict = 'pass', sendAt = null, campaign = 'june', run = String(1000 + hours) } = wanted;
  const { attempt = 1, slackChannel = null } = wanted;
  const place = { repository: 'acme/lists', commit: 'c'.repeat(40), attempt, event: 'push' };
  return {
    ...common(hours, campaign, 'check'),
    run: run === null ? null : { ...place, id: run },
    kind: 'check',
    list: 'lists/june.csv',
    digests,
    asOf: '2026-11-20',
    sendAt,
    verdict,
    tier: 'good',
    model: '1',
    counts: {
      rows: 400,
      recipients: 400,
      mailed: 400,
      mailedAfterCleaning: 400,
      invalid: 0,
      duplicates: 0,
      suppressed: 0,
    },
    suppressedByReason: [],
    rates: { hard: [0.01, 0.005, 0.02], soft: [0.01, 0.005, 0.02], total: [0.02, 0.01, 0.04] },
    limits: {
      total: { warn: 0.02, fail: 0.05 },
      hard: { warn: 0.01, fail: 0.02 },
      soft: { warn: null, fail: null },
      risk: 0.2,
    },
    rules: { overrideCeiling: null, signed: false, approvalMaxAgeDays: 1, slackChannel },
    aboveLimit: 0.01,
    reasons: [],
    problems: [],
    history: { campaigns: 0, tip: null },
    drift: null,
    sources: [['', 400]],
    exposures: { hard: [], soft: [] },
  };
}

/** An override of a check, until 20 hours later. */
export function overrideAt(hours: number, { id: check, campaign }: CheckRecord): OverrideRecord {
  return {
    ...common(hours, campaign, 'override'),
    run: null,
    kind: 'override',
    digests,
    check,
    reason: 'the fair is on Saturday',
    by: 'ada',
    via: 'cli',
    expiresAt: new Date(startMs + (hours + 20) * hourMs).toISOString(),
    total: 0.06,
    signature: null,
  };
}

/** The approval of the send that a check let go, or that an override did. */
export function approvalAt(
  hours: number,
  campaign: string,
  by: Pick<ApprovalRecord, 'check' | 'override'>,
): ApprovalRecord {
  return { ...common(hours, campaign, 'approval'), run: null, kind: 'approval', digests, ...by };
}

/** The outcome of the send of a check. */
export function outcomeAt(hours: number, { id: check, campaign }: CheckRecord): OutcomeRecord {
  const base = common(hours, campaign, 'outcome');
  return {
    ...base,
    run: null,
    kind: 'outcome',
    check,
    sentAt: base.at,
    countedAt: base.at,
    sender: null,
    sent: 400,
    hard: 4,
    soft: 2,
    block: null,
    bySource: [],
    parts: [],
    replaces: null,
  };
}

/** A channel for all campaigns of all ledgers that hears everything. */
export function channelOf(change: Partial<ChannelConfig> = {}): ChannelConfig {
  return {
    id: 'C0AAAAAAA',
    campaigns: ['*'],
    ledgers: null,
    notify: 'always',
    remindHours: [],
    digest: null,
    allowExternal: false,
    ...change,
  };
}
