import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

/** Disabled subscribers get no campaign; the blocklist is for good. */
const meanings = { enabled: null, disabled: 'manual', blocklisted: 'manual' } as const;

/** listmonk: CSV export of subscribers (https://listmonk.app/docs/), with their attributes as JSON in a cell. */
export const listmonkFormats: readonly SuppressionFormat[] = [
  {
    id: 'listmonk',
    name: 'listmonk subscribers',
    signatures: [{ columns: ['uuid', 'email', 'name', 'attributes', 'status'] }],
    read: (row) => {
      const said = wordReason(row.cell('status'), meanings);
      if (said === null) return 'left-out';
      const created = row.cell('updated at') || row.cell('created at');
      return makeRow({ address: row.cell('email'), ...said, created });
    },
  },
];
