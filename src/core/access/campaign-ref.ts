/** One campaign on one ledger. */
export interface CampaignRef {
  readonly ledger: string;
  readonly campaign: string;
}

// the names that the bot's settings and the ledger allow
const name = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The reference as text: `LEDGER/CAMPAIGN`. */
export function campaignRefText({ ledger, campaign }: CampaignRef): string {
  return `${ledger}/${campaign}`;
}

/** Reads what a request claims to be such a text; null for anything else. */
export function parseCampaignRef(value: unknown): CampaignRef | null {
  if (typeof value !== 'string' || value.length > 200) return null;
  const [ledger = '', campaign = '', ...more] = value.split('/');
  return name.test(ledger) && name.test(campaign) && more.length === 0 ? { ledger, campaign } : null;
}
