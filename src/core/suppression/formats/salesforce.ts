import { bounceRow, type ReportedBounce } from './bounce-row.ts';
import type { SuppressionFormat } from './suppression-format.ts';

function kindOf(category: string): ReportedBounce['kind'] {
  if (/^hard/i.test(category)) return 'hard';
  return /^block/i.test(category) ? 'block' : 'soft';
}

/** Salesforce Marketing Cloud: bounces of a tracking extract. */
export const salesforceFormats: readonly SuppressionFormat[] = [
  {
    id: 'salesforce-marketing-cloud',
    name: 'Salesforce Marketing Cloud bounces',
    signatures: [{ columns: ['subscriberkey', 'emailaddress', 'bouncecategory'] }],
    read: (row) =>
      bounceRow(
        {
          address: row.cell('emailaddress'),
          created: row.cell('eventdate'),
          campaign: row.cell('sendid') || row.cell('jobid'),
        },
        {
          kind: kindOf(row.cell('bouncecategory')),
          reply: row.cell('smtpmessage') || row.cell('bouncereason'),
          status: row.cell('smtpcode'),
        },
      ),
  },
];
