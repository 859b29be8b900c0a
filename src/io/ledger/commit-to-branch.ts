import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import type { Deadline } from './deadline.ts';
import type { LedgerState } from './fetch-state.ts';
import { importCommit, type PathChange } from './import-commit.ts';
import { inboxPrefix } from './ledger-branch.ts';
import { isLedger, lookForPaths } from './look-for-paths.ts';
import { objectIdOf } from './object-id.ts';
import type { LedgerRepository } from './open-ledger-repository.ts';
import { type FoldPlan, planFold } from './plan-fold.ts';
import { type Pushed, pushRefs } from './push-refs.ts';
import type { RecordFile } from './record-file.ts';

/**
 * One try to put records on the branch, with what waits in the inbox (`folded` has its ids); `nothing` when there was nothing
 * to put, though inbox refs whose records were there already may have been removed.
 */
export type BranchTry =
  | { readonly kind: 'done'; readonly commit: string; readonly folded: readonly string[] }
  | { readonly kind: 'nothing'; readonly removed: number }
  | { readonly kind: 'failed'; readonly reason: LedgerReason; readonly unclear: boolean };

interface Commit {
  readonly repository: LedgerRepository;
  readonly state: LedgerState;
  readonly own: readonly RecordFile[];
  readonly nowMs: number;
  readonly deadline: Deadline;
}

/** Adds the branch's next commit, once: own records and a fold of the inbox. Records already there are not added again. */
export async function commitToBranch(job: Commit): Promise<BranchTry> {
  const missing = await missingRecords(job);
  if (typeof missing === 'string') return { kind: 'failed', reason: missing, unclear: false };
  const plan = await planFold(job.repository, job.state, job.deadline);
  const tip = job.state.tip?.commit ?? null;
  const changes = changesOf(missing, plan);
  if (changes.length === 0) return settleEmpty(job, plan, tip);
  const made = await importCommit(
    job.repository.git,
    { parent: tip, timeMs: job.nowMs, message: messageOf(missing, plan), changes },
    job.deadline,
  );
  if (!made.ok) return { kind: 'failed', reason: made.reason, unclear: false };
  return pushCommit(job, made.commit, plan);
}

async function missingRecords({
  repository: { git },
  state: { tip },
  own,
  deadline,
}: Commit): Promise<readonly RecordFile[] | LedgerReason> {
  if (tip === null) return own;
  const ledger = await isLedger(git, tip.commit, deadline);
  if (ledger !== true) return ledger === null ? 'crashed' : 'not-a-ledger';
  const paths = own.map(({ path }) => path);
  const found = await lookForPaths(git, tip.commit, paths, deadline);
  if (!found.ok) return found.reason;
  const there = (file: RecordFile) => found.objects.get(file.path);
  const taken = own.some(
    (file) => (there(file) ?? objectOf(file, tip.commit)) !== objectOf(file, tip.commit),
  );
  return taken ? 'taken' : own.filter((file) => there(file) === undefined);
}

function objectOf({ bytes }: RecordFile, like: string): string {
  return objectIdOf(bytes, like);
}

function changesOf(own: readonly RecordFile[], { files }: FoldPlan): readonly PathChange[] {
  const ownPaths = new Set(own.map(({ path }) => path));
  return [
    ...own.map(({ path, bytes }) => ({ path, bytes })),
    ...files.filter(({ path }) => !ownPaths.has(path)).map(({ path, object }) => ({ path, object })),
  ];
}

function messageOf(own: readonly RecordFile[], { refs }: FoldPlan): string {
  const parts = [...own.map(({ id }) => `record ${id}`), ...(refs.length > 0 ? [`fold ${refs.length}`] : [])];
  return `${parts.join('\n')}\n`;
}

async function settleEmpty(job: Commit, plan: FoldPlan, tip: string | null): Promise<BranchTry> {
  // because everything that waits is on the branch already, its refs only have to go
  const gone = plan.refs.length > 0 && (await push(job, { commit: null, plan, atomic: false })).ok;
  if (job.own.length > 0 && tip !== null) return { kind: 'done', commit: tip, folded: [] };
  return { kind: 'nothing', removed: gone ? plan.refs.length : 0 };
}

async function pushCommit(job: Commit, commit: string, plan: FoldPlan): Promise<BranchTry> {
  const folding = plan.refs.length > 0;
  const first = await push(job, { commit, plan, atomic: folding });
  if (first.ok) return { kind: 'done', commit, folded: plan.refs.map(({ id }) => id) };
  // because a server may do without atomic pushes or forbid removals, the branch alone is worth a push
  const retry = folding && !first.unclear && first.reason !== 'raced';
  const second = retry ? await push(job, { commit, plan: { ...plan, refs: [] }, atomic: false }) : first;
  if (!second.ok) return { kind: 'failed', reason: second.reason, unclear: second.unclear };
  if (first.atomicRefused) await push(job, { commit: null, plan, atomic: false });
  return { kind: 'done', commit, folded: plan.refs.map(({ id }) => id) };
}

function push(
  { repository: { git, place }, deadline }: Commit,
  { commit, plan, atomic }: { commit: string | null; plan: FoldPlan; atomic: boolean },
): Promise<Pushed> {
  const remove = plan.refs.map(({ id, commit: old }) => ({
    ref: inboxPrefix(place.branch) + id,
    commit: old,
  }));
  const update = commit === null ? null : { commit, ref: `refs/heads/${place.branch}` };
  return pushRefs(git, { update, remove, atomic }, deadline);
}
