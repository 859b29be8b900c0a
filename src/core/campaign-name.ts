import { findsAddress } from './slack/find-address.ts';

/**
 * The name of a list without folders and endings, in the form of a campaign's name; `list` where that would tell an
 * address, since reports and records name the campaign.
 */
export function campaignNameOf(list: string): string {
  const base = list.slice(list.lastIndexOf('/') + 1).replace(/(\.(csv|tsv|txt))?(\.gz)?(\.age)?$/i, '');
  if (findsAddress(base)) return 'list';
  const slug = base
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 63)
    .replace(/-$/, '');
  return slug === '' ? 'list' : slug;
}
