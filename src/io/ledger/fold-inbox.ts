import { commitToBranch } from './commit-to-branch.ts';
import { fetchState } from './fetch-state.ts';
import { type LedgerClock, systemClock } from './ledger-clock.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { type Unreachable, withRepository } from './with-repository.ts';

/** What a fold did: `left` inbox refs stay, because they were too many or hold what cannot be taken over. */
export type Folded =
  | { readonly kind: 'folded'; readonly commit: string; readonly folded: number; readonly left: number }
  | { readonly kind: 'nothing'; readonly left: number }
  | Unreachable;

const defaultBudgetMs = 60_000;

/** Puts what waits in the inbox on the branch with one commit, at most 300 refs; tries once. */
export async function foldInbox(
  place: LedgerPlace,
  { budgetMs = defaultBudgetMs, clock = systemClock }: { budgetMs?: number; clock?: LedgerClock } = {},
): Promise<Folded> {
  return withRepository({ place, budgetMs, partial: true }, async (repository, deadline): Promise<Folded> => {
    const fetched = await fetchState(repository, deadline, 'tip');
    if (!fetched.ok) return { kind: 'unreachable', reason: fetched.reason };
    const { state } = fetched;
    const waiting = state.waiting.length + state.strange;
    const done = await commitToBranch({ repository, state, own: [], nowMs: clock.nowMs(), deadline });
    if (done.kind === 'failed') return { kind: 'unreachable', reason: done.reason };
    if (done.kind === 'nothing') return { kind: 'nothing', left: waiting - done.removed };
    const left = waiting - done.folded.length;
    return { kind: 'folded', commit: done.commit, folded: done.folded.length, left };
  });
}
