import { ledgerHistory } from '../ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { type TrendPoint, trendPoint } from '../trend/trend-of.ts';
import { decisionOf } from './card-facts.ts';
import type { Decision } from './decision.ts';
import { overrideOfCheck } from './override-of-check.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** A campaign with its records in the order of the ledger. */
export interface CampaignRecords {
  readonly ledger: string;
  readonly campaign: string;
  readonly records: readonly LedgerRecord[];
}

/** A campaign that a digest names. */
export interface DigestCampaign {
  readonly ledger: string;
  readonly campaign: string;
}

/** A send whose outcome came in within the week. */
export interface DigestSend extends DigestCampaign {
  readonly point: TrendPoint;
}

/** What the digest of one week tells; sends stand from the lowest actual rate to the highest. */
export interface DigestFacts {
  readonly fromMs: number;
  readonly untilMs: number;
  /** How many ledgers these campaigns are of. */
  readonly ledgers: number;
  /** Campaigns checked in the week, by what the newest check of each decided. */
  readonly checked: Readonly<Record<Decision, number>>;
  readonly failed: readonly DigestCampaign[];
  readonly sends: readonly DigestSend[];
  /** Of the sends with a projection, how many ended inside its range. */
  readonly inside: number;
  readonly projected: number;
  /** Sends that were due in the week, could be sent, and have no outcome. */
  readonly missing: readonly (DigestCampaign & { readonly sendAt: string })[];
  /** The drift that the newest check of each ledger told. */
  readonly drifts: readonly { readonly ledger: string; readonly drift: NonNullable<CheckRecord['drift']> }[];
}

/** The week before `untilMs`, out of the records of the campaigns it is about. */
export function digestFacts(campaigns: readonly CampaignRecords[], untilMs: number): DigestFacts {
  const week = { fromMs: untilMs - weekMs, untilMs };
  const weeks = campaigns.map((campaign) => campaignWeek(campaign, week));
  const decided = weeks.flatMap(({ decision }) => (decision === null ? [] : [decision]));
  const count = (one: Decision) => decided.filter((decision) => decision === one).length;
  const sends = weeks
    .flatMap((one) => one.sends)
    .sort((left, right) => left.point.actual - right.point.actual);
  return {
    ...week,
    ledgers: new Set(campaigns.map(({ ledger }) => ledger)).size,
    checked: {
      passed: count('passed'),
      warned: count('warned'),
      failed: count('failed'),
      overridden: count('overridden'),
      unchecked: count('unchecked'),
    },
    failed: weeks
      .filter(({ decision }) => decision === 'failed' || decision === 'unchecked')
      .map(({ ledger, campaign }) => ({ ledger, campaign })),
    sends,
    inside: sends.filter(({ point }) => point.inside === true).length,
    projected: sends.filter(({ point }) => point.projected !== null).length,
    missing: weeks.flatMap((one) => one.missing),
    drifts: newestDrifts(weeks),
  };
}

/** True when a week has nothing to tell, so that nobody need read it. */
export function isQuietWeek({ checked, sends, missing }: DigestFacts): boolean {
  const runs = Object.values(checked).reduce((sum, count) => sum + count, 0);
  return runs + sends.length + missing.length === 0;
}

interface CampaignWeek extends DigestCampaign {
  readonly decision: Decision | null;
  /** The newest check within the week. */
  readonly check: CheckRecord | null;
  readonly sends: readonly DigestSend[];
  readonly missing: DigestFacts['missing'];
}

interface Week {
  readonly fromMs: number;
  readonly untilMs: number;
}

function campaignWeek({ ledger, campaign, records }: CampaignRecords, week: Week): CampaignWeek {
  const { checks, overrides, approvals, sends } = ledgerHistory(records, null);
  const check = checks.findLast(({ at }) => isWithin(Date.parse(at), week)) ?? null;
  const nowMs = week.untilMs;
  const decide = (one: CheckRecord) => decisionOf(one, overrideOfCheck(one, { overrides, approvals, nowMs }));
  const due = checks.findLast(({ sendAt }) => sendAt !== null && isWithin(Date.parse(sendAt), week));
  const dueAt = due?.sendAt ?? null;
  const isMissing =
    due !== undefined &&
    dueAt !== null &&
    ['passed', 'warned', 'overridden'].includes(decide(due)) &&
    !sends.some(({ outcome }) => outcome.check === due.id || isNear(outcome.sentAt, dueAt));
  return {
    ledger,
    campaign,
    check,
    decision: check === null ? null : decide(check),
    sends: sends
      .filter(({ outcome }) => isWithin(Date.parse(outcome.at), week))
      .map((send) => ({ ledger, campaign, point: trendPoint(send) })),
    missing: isMissing && dueAt !== null ? [{ ledger, campaign, sendAt: dueAt }] : [],
  };
}

function isWithin(ms: number, { fromMs, untilMs }: Week): boolean {
  return ms >= fromMs && ms < untilMs;
}

// because mails leave a while after they are due, and people write down the day
function isNear(sentAt: string, dueAt: string): boolean {
  return Math.abs(Date.parse(sentAt) - Date.parse(dueAt)) <= 2 * dayMs;
}

function newestDrifts(weeks: readonly CampaignWeek[]): DigestFacts['drifts'] {
  const newest = new Map<string, CheckRecord>();
  for (const { ledger, check } of weeks) {
    const known = newest.get(ledger);
    if (check !== null && (known === undefined || known.at < check.at)) newest.set(ledger, check);
  }
  return [...newest].flatMap(([ledger, { drift }]) => (drift === null ? [] : [{ ledger, drift }]));
}
