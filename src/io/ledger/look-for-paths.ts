import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { reasonOf } from './ledger-reason.ts';

/** Which of some paths a commit has, and the objects they hold; or why that is not known. */
export type PathsFound =
  | { readonly ok: true; readonly objects: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly reason: LedgerReason };

const pathsPerCall = 500;

/** Looks for paths in a commit whose folders have been fetched; contents are not needed. */
export async function lookForPaths(
  git: Git,
  tip: string,
  paths: readonly string[],
  deadline: Deadline,
): Promise<PathsFound> {
  const objects = new Map<string, string>();
  for (let start = 0; start < paths.length; start += pathsPerCall) {
    const args = ['ls-tree', '-z', '--full-tree', tip, '--', ...paths.slice(start, start + pathsPerCall)];
    const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs() });
    if (failure !== null) return { ok: false, reason: reasonOf(failure) };
    for (const row of output.toString('utf8').split('\0')) {
      const [, object, path] = /^\d{6} \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
      if (object !== undefined && path !== undefined) objects.set(path, object);
    }
  }
  return { ok: true, objects };
}

/** Whether a commit is one of a ledger: it has `records` or `segments`. */
export async function isLedger(git: Git, tip: string, deadline: Deadline): Promise<boolean | null> {
  const found = await lookForPaths(git, tip, ['records', 'segments'], deadline);
  return found.ok ? found.objects.size > 0 : null;
}
