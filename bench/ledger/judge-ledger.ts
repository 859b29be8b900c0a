import { branchFiles, inboxRefs, type TestLedger } from '../../test/io/ledger/make-ledger.ts';
import type { Append, WritersRun } from './run-writers.ts';

/** What a run shows: nothing may be lost, and nothing be there twice. */
export interface LedgerVerdict {
  readonly acknowledged: number;
  readonly pending: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly onBranch: number;
  readonly inInbox: number;
  /** There, though no writer was told. */
  readonly unacknowledged: number;
  readonly commits: number;
  readonly fsck: 'clean' | 'broken';
}

/** Reads the bare repository with plain git and compares it with what the writers were told. */
export function judgeLedger(ledger: TestLedger, { appends }: WritersRun): LedgerVerdict {
  const onBranch = branchFiles(ledger).map(idOfPath);
  const inInbox = inboxRefs(ledger).flatMap((name) => inboxFiles(ledger, name));
  const there = new Set([...onBranch, ...inInbox]);
  const acknowledged = appends.filter(({ how }) => how !== 'pending');
  const told = new Set(acknowledged.map(({ id }) => id));
  return {
    acknowledged: acknowledged.length,
    pending: appends.length - acknowledged.length,
    lost: acknowledged.filter(({ id }) => !there.has(id)).length,
    duplicates: countTwice(addedPaths(ledger)) + countTwice(acknowledged.map(({ id }) => id)),
    onBranch: onBranch.length,
    inInbox: inInbox.length,
    unacknowledged: [...there].filter((id) => !told.has(id)).length,
    commits:
      onBranch.length === 0 ? 0 : Number(ledger.git('rev-list', '--count', 'refs/heads/bounce-ledger')),
    fsck: fsck(ledger),
  };
}

/** The value below which this share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Tries of each append: mean and most. */
export function triesOf(appends: readonly Append[]): { readonly mean: number; readonly max: number } {
  const tries = appends.map((append) => append.tries);
  return {
    mean: tries.reduce((sum, one) => sum + one, 0) / Math.max(1, tries.length),
    max: Math.max(0, ...tries),
  };
}

function idOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}

function inboxFiles({ git }: TestLedger, name: string): readonly string[] {
  return git('ls-tree', '-r', '--name-only', `refs/bounce-ledger/inbox/${name}`).split('\n').map(idOfPath);
}

function addedPaths({ git }: TestLedger): readonly string[] {
  if (git('for-each-ref', 'refs/heads/bounce-ledger') === '') return [];
  const args = [
    'log',
    '--format=',
    '--name-only',
    '--diff-filter=A',
    'refs/heads/bounce-ledger',
    '--',
    'records',
  ];
  return git(...args)
    .split('\n')
    .filter((line) => line !== '');
}

function countTwice(names: readonly string[]): number {
  return names.length - new Set(names).size;
}

function fsck({ git }: TestLedger): 'clean' | 'broken' {
  try {
    git('fsck', '--full', '--strict', '--no-dangling');
    return 'clean';
  } catch {
    return 'broken';
  }
}
