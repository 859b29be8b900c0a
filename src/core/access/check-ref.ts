import { recordIdPattern } from '../ledger/record-id.ts';
import { type CampaignRef, campaignRefText, parseCampaignRef } from './campaign-ref.ts';

/** One check of one campaign on one ledger, as buttons and modals name it: ids only. */
export interface CheckRef extends CampaignRef {
  /** Id of the check's record. */
  readonly check: string;
}

/** The reference as the value of a button: `LEDGER/CAMPAIGN/CHECK`. */
export function checkRefText(ref: CheckRef): string {
  return `${campaignRefText(ref)}/${ref.check}`;
}

/** Reads what a request claims to be such a value; null for anything else. */
export function parseCheckRef(value: unknown): CheckRef | null {
  if (typeof value !== 'string' || value.length > 300) return null;
  const end = value.lastIndexOf('/');
  const campaign = parseCampaignRef(value.slice(0, Math.max(end, 0)));
  const check = value.slice(end + 1);
  return campaign !== null && recordIdPattern.test(check) ? { ...campaign, check } : null;
}
