import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';

/** phpList: CSV export of subscribers. Whoever did not confirm gave no consent, or bounced too often. */
export const phplistFormats: readonly SuppressionFormat[] = [
  {
    id: 'phplist',
    name: 'phpList subscribers',
    signatures: [{ columns: ['email', 'confirmed', 'blacklisted'] }],
    read: (row) => {
      const isBlocked = /^(?:1|yes|true)$/i.test(row.cell('blacklisted'));
      const isConfirmed = /^(?:1|yes|true)$/i.test(row.cell('confirmed'));
      if (isConfirmed && !isBlocked) return 'left-out';
      const created = row.cell('modified') || row.cell('entered');
      return makeRow({ address: row.cell('email'), reason: 'manual', created });
    },
  },
];
