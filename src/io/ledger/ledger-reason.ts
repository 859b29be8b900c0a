import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import type { GitFailure } from '../git/git-failure.ts';

/** Reasons that no other try can change. */
export const finalReasons: readonly LedgerReason[] = [
  'unauthorized',
  'not-found',
  'moved',
  'not-installed',
  'not-a-ledger',
  'taken',
  'invalid',
];

// because git's words are data, they only choose a code; the first row that fits counts
const words: readonly (readonly [LedgerReason, readonly string[]])[] = [
  ['raced', ['but expected', 'reference already exists', 'fetch first', 'non-fast-forward', 'stale info']],
  ['locked', ['cannot lock ref', 'Unable to create', 'failed to update ref']],
  [
    'unauthorized',
    [
      'returned error: 401',
      'returned error: 403',
      'Authentication failed',
      'could not read Username',
      'could not read Password',
      'Permission denied',
      'Host key verification failed',
    ],
  ],
  [
    'not-found',
    ['returned error: 404', 'does not appear to be a git repository', 'Repository not found', "' not found"],
  ],
  ['moved', ['returned error: 30']],
  [
    'unavailable',
    [
      'returned error: 5',
      'returned error: 429',
      'Could not resolve host',
      'onnection refused',
      'onnection reset',
      'onnection timed out',
      'hung up unexpectedly',
      'early EOF',
      'unexpected disconnect',
      'RPC failed',
      'Empty reply',
      'Failed to connect',
      'unable to access',
    ],
  ],
];

/** The code of a git call that failed; what git wrote goes no further. */
export function reasonOf({ reason, detail }: GitFailure): LedgerReason {
  if (reason === 'not-installed' || reason === 'too-slow') return reason;
  if (reason !== 'refused') return 'crashed';
  return reasonOfWords(detail) ?? 'refused';
}

/** The code that these words of git stand for; undefined for unknown words. */
export function reasonOfWords(text: string): LedgerReason | undefined {
  return words.find(([, parts]) => parts.some((part) => text.includes(part)))?.[0];
}
