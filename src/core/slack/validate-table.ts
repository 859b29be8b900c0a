import type { Block, TableCell } from './block-kit.ts';
import { listRule, numberRule, type Problems, rule, textRule } from './payload-rules.ts';
import { slackLimits } from './slack-limits.ts';

const limits = slackLimits.table;

/** Limits of a table (https://docs.slack.dev/reference/block-kit/blocks/data-table-block): a header of text and rows as wide. */
export function validateTable(block: Extract<Block, { type: 'data_table' }>, path: string): Problems {
  const { caption, rows } = block;
  const header = rows[0] ?? [];
  const characters = rows.flat().reduce((sum, cell) => sum + cell.text.length, 0);
  return [
    ...textRule(caption, limits.caption, `${path}.caption`),
    ...listRule(rows, { min: 2, max: limits.rows, path: `${path}.rows` }, (row, at) =>
      listRule(row, { min: 1, max: limits.columns, path: at }, validateCell),
    ),
    ...rule(
      rows.every((row) => row.length === header.length),
      'uneven-rows',
      `${path}.rows`,
    ),
    ...rule(
      header.every((cell) => cell.type === 'raw_text'),
      'header-cell',
      `${path}.rows[0]`,
    ),
    ...rule(characters <= limits.characters, 'too-long', `${path}.rows`),
  ];
}

function validateCell(cell: TableCell, path: string): Problems {
  return [
    ...textRule(cell.text, limits.characters, path),
    ...(cell.type === 'raw_number' ? numberRule(cell.value, path) : []),
  ];
}
