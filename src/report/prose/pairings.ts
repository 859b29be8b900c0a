import type { BaseCampaign } from '../../core/review/review-result.ts';

type PairingProse = (campaign: string, base: string) => string;

/** How a campaign that has another name in the base was found there, and that its rules hold. */
const pairingProse: Readonly<Record<Exclude<BaseCampaign['pairedBy'], 'name'>, PairingProse>> = {
  'list-path': (campaign, base) => `${campaign} has the list of ${base}`,
  recipients: (campaign, base) => `${campaign} has most of the recipients of ${base}`,
};

/** Whose rules judge a campaign that the base knows by another name; empty for one that kept its name. */
export function pairingSentence(campaign: string, base: BaseCampaign | null): string {
  if (base === null || base.pairedBy === 'name') return '';
  const found = pairingProse[base.pairedBy](campaign, base.name);
  const renamed = base.stays ? '' : `, which is gone: it counts as renamed`;
  return `${found}${renamed}, so the rules of ${base.name} judge it`;
}
