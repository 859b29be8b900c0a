import { counted } from '../../numbers.ts';
import { hashName } from '../hash-name.ts';
import type { FindingProse } from './finding-prose.ts';

const hashForms: Readonly<Record<string, string>> = {
  written: 'hashed as the address is written',
  'lower-case': 'hashed in lower case',
  'a-label': 'hashed in lower case with the domain in ASCII',
  gmail: 'hashed without the dots and tags that Gmail ignores',
};

/** What is told of suppression files. */
export const suppressionFiles = {
  'suppression-expired': {
    title: 'Suppression expired',
    sentence: () => 'this suppression has expired and does not count any more',
  },
  'suppression-expiry-ignored': {
    title: 'Expiry of a complaint ignored',
    sentence: () => 'complaints do not expire: this one still counts',
  },
  'suppression-other-scope': {
    title: 'Opted out elsewhere',
    sentence: (args) =>
      `${counted(Number(args.recipients), 'recipient has', 'recipients have')} a suppression of another scope, which does not count for this campaign: add the scope to suppression-scopes if it should`,
  },
  'suppression-unknown-reason': {
    title: 'Suppression without a known reason',
    sentence: (args) =>
      args.column === 'none'
        ? `has no reason column, so every row counts as ${args.reason}: add a reason column if that is wrong`
        : `the word in the ${args.column} column is not a known reason, so it counts as ${args.reason}`,
  },
  'suppression-unreadable-row': {
    title: 'Suppression row without an address',
    sentence: () => 'no address in this row, so it suppresses nobody: correct or remove it',
  },
  'suppression-unread-date': {
    title: 'Suppressions with a date that is not known',
    sentence: (args) =>
      args.ambiguous === 0
        ? `${counted(Number(args.rows), 'row has', 'rows have')} a date that cannot be read and ${args.rows === 1 ? 'counts' : 'count'} as undated, this the first: write dates as 2026-12-31`
        : `${counted(Number(args.ambiguous), 'row has', 'rows have')} a date such as 03/04/2026 that may mean two days, with no other in the column to tell which, and ${args.ambiguous === 1 ? 'counts' : 'count'} as undated: write dates as 2026-12-31`,
  },
  'suppression-age-unknown': {
    title: 'Age of the suppressions is unknown',
    sentence: () => 'no dates in the suppression files, so their age cannot be judged: add created_at',
  },
  'suppression-old': {
    title: 'Suppressions are old',
    sentence: (args) =>
      `the newest suppression is ${counted(Number(args.days), 'day')} old: export the suppressions again`,
  },
  'suppression-whole-domain': {
    title: 'A whole domain is suppressed',
    sentence: (args) =>
      `an entry for a whole domain or a pattern suppresses ${counted(Number(args.recipients), 'recipient')}: check that this is meant`,
  },
  'suppression-weak-hash': {
    title: 'Addresses as weak hashes',
    sentence: (args) =>
      `holds addresses as ${hashName(args.algorithm)}, which anybody can undo by trying addresses: treat the file as if they stood in it`,
  },
  'suppression-hash-match': {
    title: 'Matched by a hash',
    sentence: (args) =>
      `${counted(Number(args.recipients), 'recipient')} matched hashed suppressions, ${hashForms[String(args.form)] ?? args.form}`,
  },
} as const satisfies Readonly<Record<string, FindingProse>>;
