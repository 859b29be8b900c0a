import type { TallyFault } from '../../../core/shard/parse-tally.ts';
import type { Sentence } from './sentence.ts';

const faults: Readonly<Record<TallyFault | 'too-large', string>> = {
  'not-json': 'is no tally of a shard. Name the files that check --tally wrote.',
  changed:
    'is no tally of a shard, or was edited or cut off since it was written. Count that shard again, and bring the file over whole.',
  'other-version':
    'is a tally of another version of Bounce Gate. Count all shards and merge them with one version.',
  'wrong-shape': 'is no tally that this version writes, so nothing of it was used. Count that shard again.',
  'too-large': 'is larger than any tally. Is it the right file?',
};

const differences: Readonly<Record<string, string>> = {
  version: 'was counted by another version of Bounce Gate than',
  shards: 'is of another number of shards than',
  campaigns: 'is of other campaigns or lists than',
  list: 'was counted of another list than',
  suppressions: 'was counted against other suppressions, DNS answers or verification results than',
  rules: 'was counted by other rules than',
  day: 'was counted on another day than',
  ledger: 'was counted with other past sends than',
  reading: 'understood the files otherwise than',
};

const remedies: Readonly<Record<string, string>> = {
  rules: 'Give check and merge the same options and the same policy.',
  campaigns: 'Give check and merge the same options and the same policy.',
  day: 'Count all shards again on one day (UTC), or give each --as-of.',
  ledger: 'Count all shards again at one commit of the ledger, or give each, and merge, --no-history.',
};

/** What is wrong with tallies of shards and the next step, per problem code. */
export const tallyProblems = {
  'tally-none': () => 'no tally was named, so there is nothing to decide of. Name the files of all shards.',
  'tally-unreadable': ({ reason }) => faults[String(reason) as keyof typeof faults] ?? String(reason), // because reasons are its keys
  'tally-shard-missing': ({ missing, count, of }) =>
    `${count === 1 ? 'shard' : 'shards'} ${missing} of ${of} ${count === 1 ? 'is' : 'are'} missing, and nothing is decided of a part. Count ${count === 1 ? 'it' : 'them'} and name all files.`,
  'tally-shard-twice': ({ shard, other }) =>
    `is shard ${shard}, and so is ${other}. Name each shard once; every shard needs a file name of its own.`,
  'tally-differs': ({ what, other }) =>
    `${differences[String(what)] ?? 'differs from'} ${other}, so that they make no check together. ${remedies[String(what)] ?? 'Count all shards again from the same files.'}`,
} as const satisfies Readonly<Record<string, Sentence>>;
