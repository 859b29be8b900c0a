import { expect, test } from 'vitest';
import { inboxPrefix, parseLedgerBranch } from '../../../src/io/ledger/ledger-branch.ts';

test.each(['bounce-ledger', 'team/ledger', 'v1.2_x'])('%s can be the branch of a ledger', (name) => {
  expect(parseLedgerBranch(name, ['main'])).toBe(name);
});

test.each([
  ...[
    '',
    '-x',
    '.x',
    '/x',
    'x/',
    'x.',
    'a..b',
    'a//b',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a b',
    'a~1',
    'a@{1}',
    'a*',
  ],
  ...[
    'HEAD',
    'master',
    'refs/heads/x',
    'ü',
    'a\nb',
    'x'.repeat(101),
    'heads/main',
    'tags',
    'pull/1',
    'remotes/origin/main',
    '@',
    'main',
  ],
])('%j cannot', (name) => {
  expect(parseLedgerBranch(name, ['main'])).toBeUndefined();
});

test('the inbox is named after the branch', () => {
  const branch = parseLedgerBranch('bounce-ledger');
  expect(branch === undefined ? '' : inboxPrefix(branch)).toBe('refs/bounce-ledger/inbox/');
});
