import { collectFiles } from './collect-files.ts';
import { fetchedRefs, fetchState, readState } from './fetch-state.ts';
import { defaultLedgerLimits, type LedgerFiles, type LedgerLimits } from './ledger-files.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { type Unreachable, withRepository } from './with-repository.ts';

/** How a ledger is read. */
export interface ReadOptions {
  /** A folder that keeps what was fetched, so that the next read fetches only what is new. */
  readonly cacheFolder?: string;
  /** `offline` reads what the cache folder has and asks no server; `newest` fetches no history, and segments as they are. */
  readonly depth?: 'all' | 'newest' | 'offline';
  readonly limits?: LedgerLimits;
  /** 60 s unless told. */
  readonly budgetMs?: number;
}

/** The ledger; `absent` when the server has none. A ledger that could not be read is never an empty one. */
export type LedgerRead =
  | ({ readonly kind: 'read' } & LedgerFiles)
  | { readonly kind: 'absent' }
  | Unreachable;

const defaultBudgetMs = 60_000;

/** Fetches a ledger from its server, and reads branch and inbox as one. */
export async function readLedger(place: LedgerPlace, options: ReadOptions = {}): Promise<LedgerRead> {
  const { cacheFolder, depth = 'all', limits = defaultLedgerLimits, budgetMs = defaultBudgetMs } = options;
  // because a repository that is cut off stays so, the kept one is never used for a read without history
  const keepIn = depth === 'newest' ? undefined : cacheFolder;
  const kept = keepIn === undefined ? {} : { keepIn };
  return withRepository({ place, budgetMs, ...kept }, async (repository, deadline): Promise<LedgerRead> => {
    const { git } = repository;
    const fetched =
      depth === 'offline'
        ? await readState(git, fetchedRefs(place), deadline)
        : await fetchState(repository, deadline, depth === 'all' ? 'all' : 'tree');
    if (!fetched.ok) return { kind: 'unreachable', reason: fetched.reason };
    const { state } = fetched;
    if (state.tip === null && state.waiting.length === 0) return { kind: 'absent' };
    const bounds = { limits, deadline, shallow: depth === 'newest' };
    return { kind: 'read', ...(await collectFiles(git, state, bounds)) };
  });
}
