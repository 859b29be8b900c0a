import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = {
  hardbounce: 'hard-bounce',
  spamcomplaint: 'complaint',
  manualsuppression: 'manual',
} as const;

/**
 * Postmark suppression dump of a message stream (https://postmarkapp.com/developer/api/suppressions-api). A manual
 * suppression whose origin is the recipient is a person who unsubscribed.
 */
export const postmarkFormats: readonly SuppressionFormat[] = [
  {
    id: 'postmark',
    name: 'Postmark suppressions',
    signatures: [{ columns: ['emailaddress', 'suppressionreason', 'origin', 'createdat'] }],
    read: (row) => {
      const said = wordReason(row.cell('suppressionreason'), meanings);
      if (said === null) return 'left-out';
      const isWish = said.reason === 'manual' && row.cell('origin').toLowerCase() === 'recipient';
      const reason = isWish ? { reason: 'unsubscribe' as const } : said;
      return makeRow({ address: row.cell('emailaddress'), ...reason, created: row.cell('createdat') });
    },
  },
];
