import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

/** An inactive subscriber never confirmed, so gave no consent. */
const meanings = {
  active: null,
  inactive: 'manual',
  cancelled: 'unsubscribe',
  canceled: 'unsubscribe',
  bounced: 'hard-bounce',
  complained: 'complaint',
} as const;

/** Kit (formerly ConvertKit): CSV export of subscribers. */
export const kitFormats: readonly SuppressionFormat[] = [
  {
    id: 'kit',
    name: 'Kit subscribers',
    signatures: [{ columns: ['first name', 'email', 'created at', 'status'], others: ['id', 'tags'] }],
    read: (row) => {
      const said = wordReason(row.cell('status'), meanings);
      if (said === null) return 'left-out';
      // because its date is that of the subscription, which tells nothing of when it ended
      return makeRow({ address: row.cell('email'), ...said });
    },
  },
];
