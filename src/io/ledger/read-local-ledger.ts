import { GitFailure } from '../git/git-failure.ts';
import { locateGitFolder } from '../git/locate-git-folder.ts';
import { makeScratch, type Scratch } from '../git/make-scratch.ts';
import { reachesBoundary } from '../git/reaches-boundary.ts';
import { collectFiles } from './collect-files.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { readState, type StateFetched } from './fetch-state.ts';
import { inboxPrefix, type LedgerBranch } from './ledger-branch.ts';
import { defaultLedgerLimits, type LedgerLimits } from './ledger-files.ts';
import { reasonOf } from './ledger-reason.ts';
import type { LedgerRead } from './read-ledger.ts';

/** Which of the checkout's branches is read. */
export interface LocalOptions {
  readonly branch: LedgerBranch;
  /** `origin` unless told. */
  readonly remoteName?: string;
  readonly limits?: LedgerLimits;
  /** 60 s unless told. */
  readonly budgetMs?: number;
}

const defaultBudgetMs = 60_000;

/** Reads the ledger that a checkout has already fetched, or has as a branch of its own; no server is asked. */
export async function readLocalLedger(folder: string, options: LocalOptions): Promise<LedgerRead> {
  const deadline = startDeadline(options.budgetMs ?? defaultBudgetMs);
  try {
    const located = await locateGitFolder(folder);
    if (located === undefined) return { kind: 'absent' };
    const scratch = await makeScratch(located);
    try {
      return await readFrom(scratch, options, deadline);
    } finally {
      await scratch.close();
    }
  } catch (error) {
    if (error instanceof GitFailure) return { kind: 'unreachable', reason: reasonOf(error) };
    if (error instanceof Error) return { kind: 'unreachable', reason: 'crashed' };
    throw error;
  }
}

async function readFrom(scratch: Scratch, options: LocalOptions, deadline: Deadline): Promise<LedgerRead> {
  const fetched = await stateOf(scratch, options, deadline);
  if (!fetched.ok) return { kind: 'unreachable', reason: fetched.reason };
  const { state } = fetched;
  if (state.tip === null && state.waiting.length === 0) return { kind: 'absent' };
  const shallow = state.tip !== null && (await reachesBoundary(scratch, [state.tip.commit]));
  const bounds = { limits: options.limits ?? defaultLedgerLimits, deadline, shallow };
  return { kind: 'read', ...(await collectFiles(scratch.git, state, bounds)) };
}

async function stateOf(
  { git }: Scratch,
  { branch, remoteName = 'origin' }: LocalOptions,
  deadline: Deadline,
): Promise<StateFetched> {
  const inbox = inboxPrefix(branch);
  const fetched = await readState(git, { branch: `refs/remotes/${remoteName}/${branch}`, inbox }, deadline);
  if (!fetched.ok || fetched.state.tip !== null) return fetched;
  return readState(git, { branch: `refs/heads/${branch}`, inbox }, deadline);
}
