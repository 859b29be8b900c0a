import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { inboxPrefix } from './ledger-branch.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { reasonOf } from './ledger-reason.ts';
import type { WaitingRef } from './list-inbox.ts';
import { lookAtRemote } from './look-at-remote.ts';
import type { LedgerRepository } from './open-ledger-repository.ts';
import { recordPathOf } from './record-path.ts';

/** Where the ledger stands: the commit of its branch, and what waits, oldest first. */
export interface LedgerState {
  readonly tip: LedgerTip | null;
  readonly waiting: readonly WaitingRef[];
  /** Inbox refs whose name is no id. */
  readonly strange: number;
}

/** The last commit of the branch, and when it was made. */
export interface LedgerTip {
  readonly commit: string;
  readonly timeMs: number;
}

/** The state, or why it is not known. */
export type StateFetched =
  | { readonly ok: true; readonly state: LedgerState }
  | { readonly ok: false; readonly reason: LedgerReason };

const localBranch = 'refs/ledger/heads/';
const localInbox = 'refs/ledger/inbox/';

/** `tip` for the last commit without contents of files, `tree` for it with them, `all` for the whole history. */
export type FetchDepth = 'tip' | 'tree' | 'all';

/** Fetches the branch and its inbox in one call, whether they are there or not. */
export async function fetchState(
  repository: LedgerRepository,
  deadline: Deadline,
  depth: FetchDepth,
): Promise<StateFetched> {
  const { git, place } = repository;
  // because a pattern may match nothing and a name may not, the branch is asked for by a pattern
  const specs = [
    `+refs/heads/${place.branch}*:${localBranch}${place.branch}*`,
    `+${inboxPrefix(place.branch)}*:${localInbox}*`,
  ];
  const cut = { tip: ['--depth=1', '--filter=blob:none'], tree: ['--depth=1'], all: [] }[depth];
  const args = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--prune',
    ...cut,
    'origin',
    ...specs,
  ];
  const { failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  if (failure === null) return readState(git, fetchedRefs(place), deadline);
  // because git says so when no name matches, and nothing else
  const silent = failure.reason === 'refused' && failure.detail === '';
  return silent ? confirmEmpty(repository, deadline) : { ok: false, reason: reasonOf(failure) };
}

async function confirmEmpty(repository: LedgerRepository, deadline: Deadline): Promise<StateFetched> {
  const seen = await lookAtRemote(repository, deadline);
  if (!seen.ok) return seen;
  // because something is there all the same, the fetch failed for a reason that nobody told
  if (seen.tip !== null || seen.waiting.length > 0) return { ok: false, reason: 'unavailable' };
  return { ok: true, state: { tip: null, waiting: [], strange: 0 } };
}

/** Where a repository keeps the branch and the inbox of a ledger. */
export interface LedgerRefs {
  readonly branch: string;
  /** Ends with a slash. */
  readonly inbox: string;
}

/** Where our own repositories keep what they fetched. */
export function fetchedRefs({ branch }: LedgerPlace): LedgerRefs {
  return { branch: `${localBranch}${branch}`, inbox: localInbox };
}

/** Reads the state that a repository has, without asking the server. */
export async function readState(git: Git, refs: LedgerRefs, deadline: Deadline): Promise<StateFetched> {
  const format = '--format=%(objectname) %(committerdate:unix) %(refname)';
  const args = ['for-each-ref', format, refs.branch, refs.inbox];
  const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  if (failure !== null) return { ok: false, reason: reasonOf(failure) };
  let tip: LedgerTip | null = null;
  const waiting: WaitingRef[] = [];
  let strange = 0;
  for (const line of output.toString('utf8').split('\n')) {
    const [commit = '', seconds, name = ''] = line.split(' ');
    if (name === refs.branch) tip = { commit, timeMs: Number(seconds) * 1000 };
    if (!name.startsWith(refs.inbox)) continue;
    const id = name.slice(refs.inbox.length);
    if (recordPathOf(id) === undefined || seconds === '') strange += 1;
    else waiting.push({ id, commit });
  }
  return { ok: true, state: { tip, waiting, strange } };
}
