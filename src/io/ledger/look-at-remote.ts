import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { inboxPrefix } from './ledger-branch.ts';
import { reasonOf } from './ledger-reason.ts';
import type { LedgerRepository } from './open-ledger-repository.ts';

/** What the server says its refs are, without anything being fetched; `waiting` has names behind `inbox/`, sorted. */
export type RemoteSeen =
  | { readonly ok: true; readonly tip: string | null; readonly waiting: readonly string[] }
  | { readonly ok: false; readonly reason: LedgerReason };

/** Asks the server for its branch and its inbox. */
export async function lookAtRemote(
  { git, place }: LedgerRepository,
  deadline: Deadline,
): Promise<RemoteSeen> {
  const branch = `refs/heads/${place.branch}`;
  const inbox = inboxPrefix(place.branch);
  const args = ['ls-remote', 'origin', branch, `${inbox}*`];
  const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  if (failure !== null) return { ok: false, reason: reasonOf(failure) };
  let tip: string | null = null;
  const waiting: string[] = [];
  for (const line of output.toString('utf8').split('\n')) {
    const [commit = '', name = ''] = line.split('\t');
    if (name === branch) tip = commit;
    if (name.startsWith(inbox)) waiting.push(name.slice(inbox.length));
  }
  return { ok: true, tip, waiting: waiting.sort() };
}
