import fc from 'fast-check';
import { lines } from './check-text.ts';

/** A list and a suppression file as rows, so that laws can reorder, repeat and add to them. */
export interface Campaign {
  readonly rows: readonly string[];
  readonly onFile: readonly string[];
}

const names = ['ann', 'bob', 'eve', 'liz', 'max', 'zoë', 'info', 'x..y', 'tim', 'una'];
const domains = ['mail.example', 'inbox.example', 'müller.example', 'gmail.com', 'no_such.example'];

/** Addresses that occur in campaigns; few, so that lists and suppression files meet. */
const address = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...domains))
  .map((parts) => parts.join('@'));

const day = fc.constantFrom('', '2026-06-01', '2026-01-01', '2023-05-06', '05/06/2026', '2031-01-01');

const evidence = fc
  .tuple(
    fc.constantFrom('', 'web', 'fair', 'purchased', 'ann@mail.example'),
    day,
    day,
    fc.constantFrom('', 'valid', 'invalid', 'catch-all', 'odd'),
    fc.constantFrom('', '1', '4'),
  )
  .map((cells) => cells.join(','));

const header = 'email,source,last_delivered_at,opted_in_at,verification,soft_bounces';

/** The text of a list of these rows. */
export function listText(rows: readonly string[]): string {
  return lines(header, ...rows);
}

/** The text of a suppression file of these rows, with one entry that no list has. */
export function onFileText(rows: readonly string[]): string {
  return lines('email,reason,created_at,expires_at', 'nobody@other.example,manual,,', ...rows);
}

const suppressionRow = fc
  .tuple(
    fc.oneof(address, fc.constant('@inbox.example')),
    fc.constantFrom('complaint', 'unsubscribe', 'bounce', 'soft bounce', 'invalid', 'manual', '550 5.7.1 no'),
    fc.constantFrom('', '2025-01-01', '2026-03-01'),
    fc.constantFrom('', '', '2026-01-01', '2027-01-01'),
  )
  .map((cells) => cells.join(','));

/** Campaigns with one recipient that can be mailed, in which the rows of one address agree. */
export const campaigns: fc.Arbitrary<Campaign> = fc.record({
  rows: fc
    .array(fc.tuple(address, evidence), { maxLength: 25 })
    .map((pairs) => new Map([['reader@mail.example', ',2026-06-01,,,'] as const, ...pairs]))
    .chain((byAddress) => {
      const rows = [...byAddress].map((pair) => pair.join(','));
      return fc.array(fc.constantFrom(...rows), { maxLength: 5 }).map((again) => [...rows, ...again]);
    }),
  onFile: fc.array(suppressionRow, { maxLength: 8 }),
});

/** A campaign with the same rows in another order. */
export const shuffledCampaigns = campaigns.chain((campaign) =>
  fc.record({
    campaign: fc.constant(campaign),
    shuffled: fc.record({
      rows: fc.shuffledSubarray([...campaign.rows], { minLength: campaign.rows.length }),
      onFile: fc.shuffledSubarray([...campaign.onFile], { minLength: campaign.onFile.length }),
    }),
  }),
);
