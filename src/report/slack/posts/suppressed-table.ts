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

/** How many recipients are suppressed and why; nothing where nobody is. */
export function suppressedTable({ suppressedByReason, counts }: CheckRecord): readonly Block[] {
  if (suppressedByReason.length === 0 || counts.recipients === 0) return [];
  const rows = suppressedByReason.map(([reason, recipients]) => [
    textCell(reasonName[reason]),
    numberCell(recipients, count(recipients)),
    textCell(percent(recipients / counts.recipients)),
  ]);
  const head = ['Reason', 'Recipients', 'Share of the list'].map((title) => textCell(title));
  return [
    { type: 'data_table', caption: 'Suppressed recipients on the list by reason', rows: [head, ...rows] },
  ];
}
