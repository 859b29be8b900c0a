import { bounceRow } from './bounce-row.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = {
  spamcomplaint: 'complaint',
  listunsubscribe: 'unsubscribe',
  unsubscribelink: 'unsubscribe',
  bouncerule: 'hard-bounce',
  manuallyadded: 'manual',
  compliance: 'manual',
} as const;

/** How a description begins that is what a server replied; one that somebody wrote says nothing of a bounce. */
const replied = /^(?:smtp; ?)?[45]\d\d\b/i;

/** An entry for marketing mail, or without a type, is global here; one for transactional mail alone keeps that scope. */
function readRow(row: ExportRow): RowReading {
  const source = row.cell('source');
  const said = source === '' ? { reason: 'manual' as const } : wordReason(source, meanings);
  if (said === null) return 'left-out';
  const scopes = [row.cell('transactional'), row.cell('non transactional')].map(isTrue);
  const type = row.cell('type').toLowerCase();
  const [transactional = false, marketing = false] = scopes;
  const isMarketing = marketing || type.startsWith('non');
  const isTransactional = transactional || type === 'transactional';
  if (!isMarketing && !isTransactional && type === '' && hasFlags(row)) return 'left-out';
  const facts = {
    address: row.cell('recipient'),
    scope: isTransactional && !isMarketing ? 'transactional' : 'global',
    created: row.cell('created') || row.cell('updated'),
  };
  const reply = row.cell('description');
  // because the CSV names no source
  const isBounce = said.reason === 'hard-bounce' || (source === '' && replied.test(reply));
  return isBounce ? bounceRow(facts, { kind: 'hard', reply }) : makeRow({ ...facts, ...said });
}

function hasFlags(row: ExportRow): boolean {
  return row.cell('transactional') !== '' || row.cell('non transactional') !== '';
}

function isTrue(cell: string): boolean {
  return /^(?:true|1|yes)$/i.test(cell);
}

/**
 * SparkPost (Bird): the CSV of the suppression list, and answers of its API
 * (https://developers.sparkpost.com/api/suppression-list/).
 */
export const sparkpostFormats: readonly SuppressionFormat[] = [
  {
    id: 'sparkpost',
    name: 'SparkPost suppressions',
    signatures: [
      { columns: ['recipient', 'transactional', 'non transactional'] },
      { columns: ['recipient', 'type', 'source', 'created'] },
    ],
    read: readRow,
  },
];
