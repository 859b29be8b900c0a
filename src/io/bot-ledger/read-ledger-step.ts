import type { LedgerRecord } from '../../core/ledger/ledger-record.ts';
import { readHistory } from '../../core/ledger/read-history.ts';
import type { IndexStep, LedgerPosition } from '../bot-store/bot-store.ts';
import { GitFailure } from '../git/git-failure.ts';
import type { Git } from '../git/run-git.ts';
import { callGit } from '../ledger/call-git.ts';
import { collectFiles } from '../ledger/collect-files.ts';
import type { Deadline } from '../ledger/deadline.ts';
import { fetchState, type LedgerState, type LedgerTip } from '../ledger/fetch-state.ts';
import { defaultLedgerLimits, type LedgerFile } from '../ledger/ledger-files.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { lookForPaths } from '../ledger/look-for-paths.ts';
import { objectIdOf } from '../ledger/object-id.ts';
import { type Unreachable, withRepository } from '../ledger/with-repository.ts';
import { waitingDigest } from './waiting-digest.ts';

/** Which ledger is read, in which folder it is kept, and how far it was read before. */
export interface StepWanted {
  readonly place: LedgerPlace;
  readonly cacheFolder: string;
  /** Null for a ledger that was never read. */
  readonly from: Pick<LedgerPosition, 'tip' | 'waiting' | 'quarantined'> | null;
  /** 60 s unless told, 5 min for the first time. */
  readonly budgetMs?: number;
  /** 2,000 unless told. */
  readonly mostCommits?: number;
}

/**
 * What is new since a position: `rewritten` when the branch no longer has the commit that was read. Records that wait may
 * be among the new ones again and again; `quarantined` counts records of the branch that were not trusted, all of them
 * since the beginning. A long way is taken in several steps, `more` says so; until the first one ends, the position is
 * one that is filling. A server without a ledger is a step to nowhere with `missing`.
 */
export type StepRead =
  | {
      readonly kind: 'step';
      readonly to: IndexStep['to'];
      /** In the order of the branch, and then what waits. */
      readonly records: readonly LedgerRecord[];
      readonly missing: boolean;
      readonly more: boolean;
    }
  | { readonly kind: 'rewritten' }
  | Unreachable;

const usualBudgetMs = 60_000;
const firstBudgetMs = 300_000;
// because reading them holds up whoever asks the bot something meanwhile
const usualCommits = 2000;
const filling = 'filling';

/** Whether a ledger is being read for the first time and not yet read to its end. */
export function isFilling(position: Pick<LedgerPosition, 'waiting'> | null): boolean {
  return position === null || position.waiting === filling;
}

/** Fetches what a ledger has new into its folder, and reads that. */
export async function readLedgerStep(wanted: StepWanted): Promise<StepRead> {
  const { place, cacheFolder, from } = wanted;
  const budgetMs = wanted.budgetMs ?? (from === null ? firstBudgetMs : usualBudgetMs);
  return withRepository(
    { place, budgetMs, keepIn: cacheFolder },
    async (repository, deadline): Promise<StepRead> => {
      const fetched = await fetchState(repository, deadline, 'all');
      if (!fetched.ok) return { kind: 'unreachable', reason: fetched.reason };
      return readOn(repository.git, fetched.state, { ...wanted, deadline });
    },
  );
}

async function readOn(
  git: Git,
  state: LedgerState,
  { from, mostCommits, deadline }: StepWanted & { readonly deadline: Deadline },
): Promise<StepRead> {
  const since = from?.tip ?? null;
  if (since !== null && !(await hasCommit(git, state, since, deadline))) return { kind: 'rewritten' };
  const most = mostCommits ?? usualCommits;
  const tip = await nextTip(git, state.tip, { since, deadline, most });
  const branch = await readBranch(git, { tip, since, deadline });
  const { records } = branch;
  const reached = {
    tip: tip?.commit ?? null,
    quarantined: (from?.quarantined ?? 0) + branch.quarantined,
  };
  if (reached.tip !== (state.tip?.commit ?? null)) {
    const to = { ...reached, waiting: from?.waiting ?? filling };
    return { kind: 'step', to, records, missing: false, more: true };
  }
  const waiting = waitingDigest(state.waiting);
  const inbox = waiting === from?.waiting ? [] : await readInbox(git, state, deadline);
  const missing = reached.tip === null && waiting === '';
  const to = { ...reached, waiting };
  return { kind: 'step', to, records: [...records, ...inbox], missing, more: false };
}

/** Whether a commit that was read before is still part of the branch. */
async function hasCommit(
  git: Git,
  { tip }: LedgerState,
  commit: string,
  deadline: Deadline,
): Promise<boolean> {
  if (tip === null || tip.commit === commit) return tip !== null;
  const args = ['merge-base', '--is-ancestor', commit, tip.commit];
  const { failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  // because all of the history is here, a commit that git does not know is not part of it
  if (failure === null || failure.reason === 'refused') return failure === null;
  throw failure;
}

interface BranchPart {
  readonly tip: LedgerTip | null;
  readonly since: string | null;
  readonly deadline: Deadline;
}

/** The commit that a step ends at: the last one, or the one that so many commits lead to. */
async function nextTip(
  git: Git,
  tip: LedgerTip | null,
  { since, deadline, most }: Omit<BranchPart, 'tip'> & { readonly most: number },
): Promise<LedgerTip | null> {
  if (tip === null || tip.commit === since) return tip;
  const range = since === null ? [tip.commit] : [tip.commit, `^${since}`];
  const args = ['rev-list', '--first-parent', '--reverse', ...range, '--'];
  const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  if (failure !== null) throw failure;
  const commits = output.toString('latin1').trimEnd().split('\n');
  const last = commits[most - 1];
  return last === undefined ? tip : { ...tip, commit: last };
}

interface BranchRead {
  readonly records: readonly LedgerRecord[];
  readonly quarantined: number;
}

async function readBranch(git: Git, { tip, since, deadline }: BranchPart): Promise<BranchRead> {
  if (tip === null || tip.commit === since) return { records: [], quarantined: 0 };
  const bounds = { limits: defaultLedgerLimits, shallow: false, deadline, since };
  const branch = { tip, waiting: [], strange: 0 };
  const { files, quarantined } = await collectFiles(git, branch, bounds);
  const edited = since === null ? new Set<string>() : await editedIds(git, files, since, deadline);
  const trusted = files.filter(({ id }) => !edited.has(id));
  const history = readHistory(trusted, tip.commit, quarantined);
  const refused = history.quarantined.reduce((sum, { count }) => sum + count, 0);
  return { records: history.records, quarantined: refused + edited.size };
}

/** Ids of records that the commit had with other content: the first content stands. */
async function editedIds(
  git: Git,
  files: readonly LedgerFile[],
  since: string,
  deadline: Deadline,
): Promise<ReadonlySet<string>> {
  const paths = files.map(({ path }) => path);
  const before = await lookForPaths(git, since, paths, deadline);
  // because an edit that is not seen would be believed
  if (!before.ok) throw new GitFailure('crashed');
  const edited = files.filter(({ path, bytes }) => {
    const object = before.objects.get(path);
    return object !== undefined && object !== objectIdOf(bytes, object);
  });
  return new Set(edited.map(({ id }) => id));
}

async function readInbox(
  git: Git,
  { waiting, strange }: LedgerState,
  deadline: Deadline,
): Promise<readonly LedgerRecord[]> {
  if (waiting.length === 0) return [];
  const bounds = { limits: defaultLedgerLimits, shallow: false, deadline };
  const { files } = await collectFiles(git, { tip: null, waiting, strange }, bounds);
  return readHistory(files, null).records;
}
