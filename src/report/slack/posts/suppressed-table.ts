import type { CheckRecord } from '../../../core/ledger/ledger-record.ts';
import type { Block } from '../../../core/slack/block-kit.ts';
import type { SuppressionReason } from '../../../core/suppression/suppression-reason.ts';
import { count, percent } from '../../numbers.ts';
import { numberCell, textCell } from '../mrkdwn.ts';

const reasonName: Readonly<Record<SuppressionReason, string>> = {
  complaint: 'Complaint',
  unsubscribe: 'Unsubscribe',
  'hard-bounce': 'Hard bounce',
  invalid: 'Invalid',
  manual: 'By hand',
  'soft-bounce': 'Soft bounces',
};

/** How many recipients are suppressed for each reason, and their share of the list; nothing where nobody is. */
export function suppressedShares({ suppressedByReason, counts }: CheckRecord) {
  if (counts.recipients === 0) return [];
  return suppressedByReason.map(([reason, recipients]) => ({
    name: reasonName[reason],
    recipients,
    share: percent(recipients / counts.recipients),
  }));
}

/** The same as a table. */
export function suppressedTable(check: CheckRecord): readonly Block[] {
  const shares = suppressedShares(check);
  if (shares.length === 0) return [];
  const rows = shares.map(({ name, recipients, share }) => [
    textCell(name),
    numberCell(recipients, count(recipients)),
    textCell(share),
  ]);
  const head = ['Reason', 'Recipients', 'Share of the list'].map((title) => textCell(title));
  return [
    { type: 'data_table', caption: 'Suppressed recipients on the list by reason', rows: [head, ...rows] },
  ];
}
