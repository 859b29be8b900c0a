import { existsSync } from 'node:fs';
import type { LedgerHistory } from '../../core/ledger/ledger-history.ts';
import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import type { GitFolder } from '../git/locate-git-folder.ts';
import { readRefs } from '../git/read-refs.ts';
import { descendsFrom } from '../ledger/descends-from.ts';
import type { LedgerFiles } from '../ledger/ledger-files.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { type LedgerRead, readLedger } from '../ledger/read-ledger.ts';
import { readLocalLedger } from '../ledger/read-local-ledger.ts';
import { ledgerCacheFolder, readRememberedTip } from '../ledger/remembered-tip.ts';

/** The history of past sends; `none` where there is no ledger. What could not be read is never an empty history. */
export type HistoryOpened =
  | { readonly kind: 'read'; readonly history: LedgerHistory; readonly files: LedgerFiles }
  | { readonly kind: 'none' }
  /** The branch no longer holds the commit that `ledger sync` saw last. */
  | { readonly kind: 'rewritten' }
  | { readonly kind: 'unreachable'; readonly reason: LedgerReason };

/** How long a check waits for the ledger of a server, since it does not need it. */
const defaultBudgetMs = 15_000;

/** Reads the ledger of a server. */
export async function fetchHistory(
  place: LedgerPlace,
  budgetMs: number = defaultBudgetMs,
): Promise<Exclude<HistoryOpened, { kind: 'rewritten' }>> {
  // because only the whole history tells what a record said first
  const read = await readLedger(place, { budgetMs, depth: 'all' });
  if (read.kind === 'absent') return { kind: 'none' };
  return read.kind === 'read' ? opened(read) : read;
}

/** Whether the checkout has a ledger to read without asking a server. */
export async function hasLocalLedger(checkout: GitFolder, branch: string): Promise<boolean> {
  if (existsSync(ledgerCacheFolder(checkout))) return true;
  const { named } = await readRefs(checkout);
  return named.has(`refs/remotes/origin/${branch}`) || named.has(`refs/heads/${branch}`);
}

/** Reads what `ledger sync` or a fetch brought into the checkout; no server is asked. */
export async function localHistory(checkout: GitFolder, place: LedgerPlace): Promise<HistoryOpened> {
  const { branch } = place;
  const cacheFolder = ledgerCacheFolder(checkout);
  if (existsSync(cacheFolder)) {
    const cached = await readLedger(place, { cacheFolder, depth: 'offline' });
    if (cached.kind === 'unreachable') return cached;
    const tip = cached.kind === 'read' ? cached.tip : null;
    if (await isRewritten(checkout, place, tip)) return { kind: 'rewritten' };
    if (cached.kind === 'read')
      return withFetched(cached, await readLocalLedger(checkout.checkout, { branch }));
  }
  const local = await readLocalLedger(checkout.checkout, { branch });
  if (local.kind === 'absent') return { kind: 'none' };
  return local.kind === 'read' ? opened(local) : local;
}

// because a fetch may have brought records since the last sync; what was known first stands
function withFetched(
  cached: LedgerFiles,
  local: LedgerRead,
): Promise<Extract<HistoryOpened, { kind: 'read' }>> {
  if (local.kind !== 'read' || local.tip === cached.tip) return opened(cached);
  const known = new Set(cached.files.map(({ id }) => id));
  const added = local.files.filter(({ id }) => !known.has(id));
  if (added.length === 0) return opened(cached);
  return opened({ ...cached, tip: local.tip ?? cached.tip, files: [...cached.files, ...added] });
}

/** Whether what is kept of the ledger lacks the commit that was remembered; false where none was. */
export async function isRewritten(
  checkout: GitFolder,
  place: LedgerPlace,
  tip: string | null,
): Promise<boolean> {
  const commit = await readRememberedTip(checkout, place.branch);
  if (commit === null) return false;
  return tip === null || !(await descendsFrom(place, ledgerCacheFolder(checkout), { tip, commit }));
}

async function opened(files: LedgerFiles): Promise<Extract<HistoryOpened, { kind: 'read' }>> {
  // because most runs have no ledger, and its schemas take time to load
  const { readHistory } = await import('../../core/ledger/read-history.ts');
  return { kind: 'read', history: readHistory(files.files, files.tip, files.quarantined), files };
}
