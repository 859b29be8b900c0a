import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = {
  complaint: 'complaint',
  hardbounce: 'hard-bounce',
  softbounce: 'soft-bounce',
  manual: 'manual',
  unsubscribe: 'unsubscribe',
  unknown: 'manual',
} as const;

/** Oracle Cloud Infrastructure Email Delivery: suppressions as its API and command line list them. */
export const oracleOciFormats: readonly SuppressionFormat[] = [
  {
    id: 'oracle-oci',
    name: 'Oracle OCI suppressions',
    signatures: [
      { columns: ['emailaddress', 'reason', 'timecreated'] },
      { columns: ['email address', 'reason', 'time created'] },
    ],
    read: (row) => {
      const said = wordReason(row.cell('reason'), meanings);
      if (said === null) return 'left-out';
      const address = row.cell('emailaddress') || row.cell('email address');
      return makeRow({ address, ...said, created: row.cell('timecreated') || row.cell('time created') });
    },
  },
];
