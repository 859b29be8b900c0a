import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import type { LedgerState } from './fetch-state.ts';
import { listInbox, type WaitingFile, type WaitingRecords, type WaitingRef } from './list-inbox.ts';
import { lookForPaths } from './look-for-paths.ts';
import type { LedgerRepository } from './open-ledger-repository.ts';

/** What one commit takes over from the inbox: records the branch lacks, and the refs that are then of no more use. */
export interface FoldPlan {
  readonly files: readonly WaitingFile[];
  readonly refs: readonly WaitingRef[];
}

/** Most refs that one commit takes over. */
const maxFoldedRefs = 300;

/**
 * Plans a fold. A ref stays where it is when it holds anything but records, or a record that the branch (or another ref)
 * has with other content, because the first content of an id stands.
 */
export async function planFold(
  repository: LedgerRepository,
  { tip, waiting }: LedgerState,
  deadline: Deadline,
): Promise<FoldPlan> {
  const nothing: FoldPlan = { files: [], refs: [] };
  if (waiting.length === 0) return nothing;
  const oldest = waiting.slice(0, maxFoldedRefs);
  const inbox = await listInbox(repository.git, oldest, deadline);
  const paths = [...new Set(inbox.flatMap(({ files }) => files ?? []).map(({ path }) => path))];
  const found = tip === null ? none : await lookForPaths(repository.git, tip.commit, paths, deadline);
  if (!found.ok) return nothing;
  const plan = takeOver(inbox, found.objects);
  // because git has to see the contents it is to name in a commit, and the fetch left them out
  return (await fetchObjects(repository, plan.files, deadline)) ? plan : nothing;
}

const none = { ok: true, objects: new Map<string, string>() } as const;

function takeOver(inbox: readonly WaitingRecords[], onBranch: ReadonlyMap<string, string>): FoldPlan {
  const objects = new Map(onBranch);
  const files: WaitingFile[] = [];
  const refs: WaitingRef[] = [];
  for (const { id, commit, files: held } of inbox) {
    if (held === null || held.some(({ path, object }) => (objects.get(path) ?? object) !== object)) continue;
    refs.push({ id, commit });
    for (const file of held) {
      if (!objects.has(file.path)) files.push(file);
      objects.set(file.path, file.object);
    }
  }
  return { files, refs };
}

async function fetchObjects(
  { git }: LedgerRepository,
  files: readonly WaitingFile[],
  deadline: Deadline,
): Promise<boolean> {
  if (files.length === 0) return true;
  // because this is how git itself asks for what a partial clone lacks; a filter that leaves out contents does not
  // leave out those that are named
  const args = [
    '-c',
    'fetch.negotiationAlgorithm=noop',
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
  ];
  const input = [Buffer.from(files.map(({ object }) => `${object}\n`).join(''))];
  const { failure } = await callGit(git, [...args, '--filter=blob:none', '--stdin', 'origin'], {
    waitMs: deadline.callMs(),
    input,
  });
  return failure === null;
}
