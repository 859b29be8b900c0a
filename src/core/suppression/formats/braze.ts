import { makeRow } from './make-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';

/**
 * Braze: answers of `/email/hard_bounces` and `/email/unsubscribes`
 * (https://www.braze.com/docs/api/endpoints/email/).
 */
export const brazeFormats: readonly SuppressionFormat[] = [
  {
    id: 'braze-hard-bounces',
    name: 'Braze hard bounces',
    signatures: [{ columns: ['email', 'hard bounced at'] }],
    read: (row) =>
      makeRow({ address: row.cell('email'), reason: 'hard-bounce', created: row.cell('hard bounced at') }),
  },
  {
    id: 'braze-unsubscribes',
    name: 'Braze unsubscribes',
    signatures: [{ columns: ['email', 'unsubscribed at'], others: [] }],
    read: (row) =>
      makeRow({ address: row.cell('email'), reason: 'unsubscribe', created: row.cell('unsubscribed at') }),
  },
];
