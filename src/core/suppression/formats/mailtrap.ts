import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = {
  hardbounce: 'hard-bounce',
  spamcomplaint: 'complaint',
  unsubscription: 'unsubscribe',
  manualimport: 'manual',
} as const;

/** Mailtrap: suppressions of its API, each for the transactional stream, the bulk stream, or any. */
export const mailtrapFormats: readonly SuppressionFormat[] = [
  {
    id: 'mailtrap',
    name: 'Mailtrap suppressions',
    signatures: [{ columns: ['email', 'type', 'sending stream', 'created at'] }],
    read: (row) => {
      const said = wordReason(row.cell('type'), meanings);
      if (said === null) return 'left-out';
      const scope = row.cell('sending stream') === 'transactional' ? 'transactional' : 'global';
      return makeRow({ address: row.cell('email'), ...said, scope, created: row.cell('created at') });
    },
  },
];
