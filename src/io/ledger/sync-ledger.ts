import { fetchState } from './fetch-state.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { type Unreachable, withRepository } from './with-repository.ts';

/** Where the ledger stood when it was fetched. */
export type LedgerSynced =
  | { readonly kind: 'synced'; readonly tip: string | null; readonly waiting: number }
  | Unreachable;

const defaultBudgetMs = 300_000;

/** Fetches the whole ledger into a folder that is kept, for reads and audits without a network. */
export async function syncLedger(
  place: LedgerPlace,
  cacheFolder: string,
  budgetMs = defaultBudgetMs,
): Promise<LedgerSynced> {
  const options = { place, budgetMs, keepIn: cacheFolder };
  return withRepository(options, async (repository, deadline): Promise<LedgerSynced> => {
    const fetched = await fetchState(repository, deadline, 'all');
    if (!fetched.ok) return { kind: 'unreachable', reason: fetched.reason };
    const { tip, waiting } = fetched.state;
    return { kind: 'synced', tip: tip?.commit ?? null, waiting: waiting.length };
  });
}
