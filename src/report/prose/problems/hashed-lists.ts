import { count, counted } from '../../numbers.ts';
import { hashName } from '../hash-name.ts';
import type { Sentence } from './sentence.ts';

const uncompared: Readonly<Record<string, Sentence>> = {
  'other-kind': (args) =>
    `gives ${hashName(args.algorithm)} hashes, and the suppressions hold hashes of another kind (${hashName(args.other)}), so nobody could be found in them. Hash both alike, or name suppressions as addresses.`,
  wide: (args) =>
    `gives hashes, and ${counted(Number(args.wide), 'suppression is', 'suppressions are')} for whole domains or patterns, which cannot be found in a hash. Take these rows out before the list is hashed, and the entries out of what this campaign names.`,
  'no-hash-key': () =>
    'gives keyed hashes, and there is no key to compare them by. Set BOUNCE_GATE_HASH_KEY.',
  'other-hash-key': () =>
    'gives hashes by another key than the one in BOUNCE_GATE_HASH_KEY. Set the key that the list was hashed by.',
  'no-hashing': () => 'gives hashes, and nothing here can compute them, so nobody would be kept out.',
};

/** What is wrong with a hashed list, or with one that is to be hashed, and the next step, by problem code. */
export const hashedListProblems = {
  'list-not-hashable': (args) =>
    `${counted(Number(args.unreadable), 'row')} without a valid address (${Number(args.unreadable) === 1 ? 'line' : 'lines'} ${args.lines}${Number(args.more) > 0 ? ` and ${count(Number(args.more))} more` : ''}), which a hash would hide for ever. Nothing was written. Correct them, or take them out with bounce-gate clean.`,
  'list-hash-mixed': (args) =>
    `this row is not hashed as the first one (${hashName(args.algorithm)}), so the two could be the same recipient and nobody would know. Give the whole list one form.`,
  'list-hash-uncompared': (args) => uncompared[String(args.reason)]?.(args) ?? String(args.reason),
} as const satisfies Readonly<Record<string, Sentence>>;
