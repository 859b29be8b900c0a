import { count, counted } from '../../numbers.ts';
import type { Sentence } from './sentence.ts';

const nameColumns =
  'Name the column of addresses email, and the one that says why reason (docs/suppressions.md).';

const jsonFaults: Readonly<Record<string, string>> = {
  'cut-off': 'the JSON ends before it is complete, so rows are missing',
  broken: 'this is no JSON that can be read, so nothing of the file was used',
  'too-deep': 'the JSON is nested deeper than any export',
  'item-too-long': 'one value of the JSON is longer than 1 MiB',
};

/** What is wrong with tables: their rows and columns, and the next step, by problem code. */
export const tableProblems = {
  'csv-unterminated-quote': () =>
    'a quote opens in this line and is never closed, so the rest of the file cannot be read. Close or remove it.',
  'csv-record-too-long': (args) =>
    args.quote === 'open'
      ? `a quote opens in this line and is not closed within the ${count(Number(args.limit))} bytes that a row may have. Close or remove it, or shorten the cell.`
      : `this row is longer than ${count(Number(args.limit))} bytes. Is it a CSV file?`,
  'csv-too-many-columns': (args) =>
    `this row has more than ${count(Number(args.limit))} columns. Is the separator right?`,
  'json-damaged': (args) => `${jsonFaults[String(args.reason)] ?? args.reason}. Export or download it again.`,
  'no-address-column': (args) =>
    `no address column. The header has "${args.header}". ${args.role === 'suppressions' ? nameColumns : 'Map one in the policy (columns: { email: ... }) or pass --email-column.'}`,
  'two-address-columns': (args) =>
    `two columns could be the address: ${args.columns}. ${args.role === 'suppressions' ? nameColumns : 'Say which in the policy (columns: { email: ... }) or pass --email-column.'}`,
  'mapped-column-missing': (args) =>
    `the header has no column "${args.header}", which ${args.field} is mapped to. Correct the mapping.`,
  'list-header-only': () => 'has a header and no rows. Nothing would be sent; restore the list.',
  'list-no-recipients': (args) =>
    Number(args.rows) === 0
      ? 'has no rows. Restore the list.'
      : `has ${counted(Number(args.rows), 'row')}, but no recipient that can be mailed. ${Number(args.reserved) > 0 ? 'Reserved domains such as example.com take no mail; to try it with invented people, write reserved-domains: allow under policy: in the policy file (bounce-gate init makes one).' : 'Check the address column.'}`,
} as const satisfies Readonly<Record<string, Sentence>>;
