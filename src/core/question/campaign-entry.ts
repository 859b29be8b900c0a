import type { CheckRecord } from '../ledger/ledger-record.ts';
import { decisionOf } from '../post/card-facts.ts';
import type { Decision } from '../post/decision.ts';
import type { KnownCampaign } from './nearest-names.ts';

/** A campaign in a list of campaigns, by its newest check. */
export interface CampaignEntry extends KnownCampaign {
  readonly check: CheckRecord;
  /** By the check alone; overrides are told by the campaign's own answer. */
  readonly decision: Decision;
  /** When it is to be sent, ISO 8601; null without a time, and once that has passed. */
  readonly dueAt: string | null;
}

/** A campaign as lists of campaigns tell it. */
export function campaignEntry(
  { ledger, campaign }: KnownCampaign,
  check: CheckRecord,
  nowMs: number,
): CampaignEntry {
  const { sendAt } = check;
  const isAhead = sendAt !== null && Date.parse(sendAt) > nowMs;
  return { ledger, campaign, check, decision: decisionOf(check, null), dueAt: isAhead ? sendAt : null };
}
