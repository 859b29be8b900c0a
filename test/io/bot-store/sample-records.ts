import type { PlannedPost } from '../../../src/core/bot/planned-post.ts';
import type {
  ApprovalRecord,
  CheckRecord,
  OutcomeRecord,
  OverrideRecord,
} from '../../../src/core/ledger/ledger-record.ts';
import type { IndexStep } from '../../../src/io/bot-store/bot-store.ts';
import { exampleDigests, exampleId } from '../../core/ledger/example-records.ts';

/** When the samples begin. */
export const startMs = Date.UTC(2026, 10, 20, 9);
const minute = 60_000;

function common(campaign: string, minutes: number) {
  const atMs = startMs + minutes * minute;
  return {
    v: 1 as const,
    id: exampleId(atMs, minutes % 1000),
    at: new Date(atMs).toISOString(),
    tool: '0.1.0',
    run: null,
    campaign,
  };
}

/** A check of a campaign some minutes after the start. */
export function sampleCheck(
  campaign: string,
  minutes: number,
  verdict: CheckRecord['verdict'] = 'pass',
): CheckRecord {
  return {
    ...common(campaign, minutes),
    kind: 'check',
    list: `lists/${campaign}.csv`,
    digests: exampleDigests,
    asOf: '2026-11-20',
    sendAt: null,
    verdict,
    tier: 'good',
    model: '1',
    counts: {
      rows: 12_000,
      recipients: 12_000,
      mailed: 12_000,
      mailedAfterCleaning: 11_900,
      invalid: 0,
      duplicates: 0,
      suppressed: 100,
    },
    suppressedByReason: [['hard-bounce', 100]],
    rates: { hard: [0.01, 0.005, 0.02], soft: [0.01, 0.005, 0.02], total: [0.02, 0.01, 0.04] },
    limits: {
      total: { warn: 0.02, fail: 0.05 },
      hard: { warn: 0.01, fail: 0.02 },
      soft: { warn: null, fail: null },
      risk: 0.2,
    },
    aboveLimit: 0.01,
    reasons: [],
    problems: [],
    history: { campaigns: 0, tip: null },
    drift: null,
    sources: [['web', 12_000]],
    exposures: { hard: [], soft: [] },
  };
}

/** The outcome of a campaign. */
export function sampleOutcome(campaign: string, minutes: number): OutcomeRecord {
  const base = common(campaign, minutes);
  return {
    ...base,
    kind: 'outcome',
    check: null,
    sentAt: base.at,
    countedAt: base.at,
    sender: null,
    sent: 12_000,
    hard: 100,
    soft: 50,
    block: null,
    bySource: [],
    parts: [],
    replaces: null,
  };
}

/** An override of a campaign, with its reason. */
export function sampleOverride(
  campaign: string,
  minutes: number,
  reason = 'the fair is on Saturday',
): OverrideRecord {
  const base = common(campaign, minutes);
  return {
    ...base,
    kind: 'override',
    digests: exampleDigests,
    check: null,
    reason,
    by: 'ada',
    via: 'slack',
    expiresAt: base.at,
    total: null,
    signature: null,
  };
}

/** The approval of a campaign. */
export function sampleApproval(campaign: string, minutes: number): ApprovalRecord {
  return {
    ...common(campaign, minutes),
    kind: 'approval',
    digests: exampleDigests,
    check: null,
    override: null,
  };
}

/** The tip after this many commits. */
export const tipOf = (commits: number): string => commits.toString(16).padStart(40, '0');

/** A step from one commit to the next; the first from none. */
export function sampleStep(
  commits: number,
  records: IndexStep['records'],
  more: Partial<IndexStep> = {},
): IndexStep {
  return {
    ledger: 'lists',
    from: commits === 1 ? null : { tip: tipOf(commits - 1), waiting: '' },
    to: { tip: tipOf(commits), waiting: '', quarantined: 0 },
    records,
    posts: [],
    nowMs: startMs,
    ...more,
  };
}

/** A card, the first message of its run. */
export function samplePost(key: string, more: Partial<PlannedPost> = {}): PlannedPost {
  return {
    key,
    channel: 'C1',
    subject: { kind: 'card', ledger: 'lists', campaign: 'autumn-sale', run: key },
    parent: null,
    mode: 'post-or-update',
    ...more,
  };
}
