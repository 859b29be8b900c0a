import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = { bounce: 'hard-bounce', complaint: 'complaint', manual: 'manual' } as const;

/** Resend: answer of the suppressions API (https://resend.com/docs/api-reference/suppressions/list-suppressions). */
export const resendFormats: readonly SuppressionFormat[] = [
  {
    id: 'resend',
    name: 'Resend suppressions',
    signatures: [{ columns: ['email', 'origin', 'source id', 'created at'] }],
    read: (row) => {
      const said = wordReason(row.cell('origin'), meanings);
      if (said === null) return 'left-out';
      return makeRow({ address: row.cell('email'), ...said, created: row.cell('created at') });
    },
  },
];
