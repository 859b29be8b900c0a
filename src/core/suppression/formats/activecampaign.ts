import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

/** An unconfirmed contact was asked and did not answer, so it gave no consent. */
const meanings = {
  active: null,
  unconfirmed: 'manual',
  unsubscribed: 'unsubscribe',
  bounced: 'hard-bounce',
} as const;

/** ActiveCampaign: CSV export of contacts. */
export const activeCampaignFormats: readonly SuppressionFormat[] = [
  {
    id: 'activecampaign',
    name: 'ActiveCampaign contacts',
    signatures: [{ columns: ['email', 'first name', 'last name', 'date created', 'status'] }],
    read: (row) => {
      const said = wordReason(row.cell('status'), meanings);
      // because its date is that of the contact, which tells nothing of when it ended
      return said === null ? 'left-out' : makeRow({ address: row.cell('email'), ...said });
    },
  },
];
