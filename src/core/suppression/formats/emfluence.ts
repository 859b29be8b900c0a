import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = { hb: 'hard-bounce', sb: 'soft-bounce' } as const;

/** emfluence: bounces with their kind in `bounceType`. */
export const emfluenceFormats: readonly SuppressionFormat[] = [
  {
    id: 'emfluence',
    name: 'emfluence bounces',
    signatures: [{ columns: ['email', 'bouncetype'] }],
    read: (row) => {
      const said = wordReason(row.cell('bouncetype'), meanings);
      return said === null ? 'left-out' : makeRow({ address: row.cell('email'), ...said });
    },
  },
];
