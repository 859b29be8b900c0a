import { bounceRow, type ReportedBounce } from './bounce-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';

function kindOf(state: string): ReportedBounce['kind'] {
  if (/^hardbounce$/i.test(state)) return 'hard';
  return /^mailblock/i.test(state) ? 'block' : 'soft';
}

/** Iterable: exported `emailBounce` events. */
export const iterableFormats: readonly SuppressionFormat[] = [
  {
    id: 'iterable',
    name: 'Iterable bounces',
    signatures: [{ columns: ['email', 'recipientstate'] }],
    read: (row) =>
      bounceRow(
        {
          address: row.cell('email'),
          created: row.cell('createdat'),
          campaign: row.cell('campaignid'),
        },
        {
          kind: kindOf(row.cell('recipientstate')),
          reply: row.cell('bouncemessage'),
          status: row.cell('status'),
        },
      ),
  },
];
