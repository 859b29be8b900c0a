import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

/** A recipient entry is one for all mail, whatever brought it there. */
const meanings = { recipient: 'manual', bounce: 'hard-bounce', complaint: 'complaint' } as const;

/** Emailit: suppressions of its API (https://emailit.com/docs/suppressions/); `reason` is free text. */
export const emailitFormats: readonly SuppressionFormat[] = [
  {
    id: 'emailit',
    name: 'Emailit suppressions',
    signatures: [{ columns: ['email', 'type', 'reason', 'keep until'] }],
    read: (row) => {
      const said = wordReason(row.cell('type'), meanings);
      if (said === null) return 'left-out';
      const [created, expires] = [row.cell('created at'), row.cell('keep until')];
      return makeRow({ address: row.cell('email'), ...said, created, expires });
    },
  },
];
