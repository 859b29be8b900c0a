import type { SuppressionReason } from '../suppression-reason.ts';
import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';

/** A contact in quarantine is held back for now. */
const errors: ReadonlyMap<string, SuppressionReason> = new Map([
  ['1', 'hard-bounce'],
  ['2', 'soft-bounce'],
  ['3', 'soft-bounce'],
]);

/** promio.net: quoted CSV with semicolons, and the kind of bounce as a number in `mailerror`. */
export const promioFormats: readonly SuppressionFormat[] = [
  {
    id: 'promio',
    name: 'promio bounces',
    signatures: [{ columns: ['email', 'mailerror'] }],
    read: (row) => {
      const reason = errors.get(row.cell('mailerror'));
      return reason === undefined ? 'left-out' : makeRow({ address: row.cell('email'), reason });
    },
  },
];
