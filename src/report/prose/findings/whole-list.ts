import { count, counted } from '../../numbers.ts';
import { show } from '../../show.ts';
import { hashName } from '../hash-name.ts';
import type { FindingProse } from './finding-prose.ts';

/** What only the list as a whole tells. */
export const wholeList = {
  'list-hashed': {
    title: 'Addresses are hashed',
    sentence: (args) =>
      `the addresses are ${hashName(args.algorithm)} hashes, so only duplicates and suppressions could be looked at: not whether they are addresses, nor their domains, misspellings, roles or other spellings of a mailbox. Check the list before it is hashed as well`,
  },
  'source-not-mapped': {
    title: 'Source is not mapped to a kind',
    sentence: (args) =>
      `the source "${show(String(args.source))}" has no kind, so its ${counted(Number(args.recipients), 'recipient counts', 'recipients count')} as unknown: map it under "sources" in the policy (docs/policy.md)`,
  },
  'nothing-known': {
    title: 'Nothing is known of these recipients',
    sentence: (args) =>
      `no date tells when ${counted(Number(args.recipients), 'recipient was', 'recipients were')} last heard from, so they count as 18 months old: add last_delivered_at, last_engaged_at or opted_in_at (docs/lists.md)`,
  },
  'crowded-domain': {
    title: 'Many recipients of one small domain',
    sentence: (args) =>
      `${counted(Number(args.recipients), 'recipient')} of one domain that is no provider's, this the first: one refusal of its server hits them all; look whether these people exist`,
  },
  'numbered-addresses': {
    title: 'Addresses that count up',
    sentence: (args) =>
      `${counted(Number(args.rows), 'row')} whose addresses count up from one to the next, this the first: they look made and not gathered, so ask where they come from`,
  },
  'verification-undated': {
    title: 'Verification without a date',
    sentence: (args) =>
      `${counted(Number(args.rows), 'result')} of a verifier without a date, so that "valid" proves nothing: put the day into the file's name (results-2026-11-20.csv)`,
  },
  'verification-ambiguous': {
    title: 'Several columns may hold a verification',
    sentence: (args) =>
      `${show(String(args.columns))} may each hold the result of a verification service, so none is read: name one in the policy (columns: { verification: ... })`,
  },
  'windows-1252': {
    title: 'Not UTF-8',
    sentence: (args) =>
      `${counted(Number(args.rows), 'row')} could not be read as UTF-8 and ${args.rows === 1 ? 'was' : 'were'} read as Windows-1252: save the file as UTF-8`,
  },
  'clock-pinned': {
    title: 'The date is fixed by the policy',
    sentence: (args) => `judged as of ${args.asOf}, because the policy has as-of: remove it for real sends`,
  },
  'dns-coverage': {
    title: 'How far DNS answers reach',
    sentence: (args) =>
      `DNS answers are known for ${count(Number(args.known))} of ${counted(Number(args.recipients), 'recipient')}${args.oldest === undefined ? '' : `, the oldest of ${args.oldest}`}${args.known === args.recipients ? '' : '; the others count as if nobody had asked: bounce-gate dns'}`,
  },
  'dns-stale': {
    title: 'DNS answers are too old',
    sentence: (args) =>
      `the DNS answers for ${counted(Number(args.recipients), 'recipient')} are older than ${counted(Number(args.days), 'day')} and do not count: ask again with bounce-gate dns, and commit the file`,
  },
} as const satisfies Readonly<Record<string, FindingProse>>;
