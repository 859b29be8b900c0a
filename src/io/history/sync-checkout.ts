import { join } from 'node:path';
import type { LedgerSynced } from '../../core/ledger/ledger-synced.ts';
import type { GitFolder } from '../git/locate-git-folder.ts';
import { appendRecords } from '../ledger/append-records.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { pendingFileName, readPending, removePending } from '../ledger/pending-file.ts';
import { ledgerCacheFolder, rememberTip } from '../ledger/remembered-tip.ts';
import { syncLedger } from '../ledger/sync-ledger.ts';
import { isRewritten } from './open-history.ts';

/** Writes what is pending in the checkout, fetches the ledger into its git folder, and remembers where it stands; `trust` also when it was rewritten. */
export async function syncCheckout(
  checkout: GitFolder,
  place: LedgerPlace,
  { trust = false }: { readonly trust?: boolean } = {},
): Promise<LedgerSynced> {
  const file = join(checkout.checkout, pendingFileName);
  const pending = await readPending(file);
  if (pending.kind === 'unreadable') return { kind: 'pending-unreadable', file: pendingFileName };
  const records = pending.kind === 'read' ? pending.records : [];
  if (records.length > 0) {
    const appended = await appendRecords(place, records);
    if (appended.kind === 'pending') return { kind: 'unreachable', reason: appended.reason };
    await removePending(file, new Set(records.map(({ id }) => id)));
  }
  const cacheFolder = ledgerCacheFolder(checkout);
  const synced = await syncLedger(place, cacheFolder);
  if (synced.kind === 'unreachable') return synced;
  const rewritten = !trust && (await isRewritten(checkout, place, synced.tip));
  if (!rewritten && synced.tip !== null) await rememberTip(checkout, place.branch, synced.tip);
  const { tip, waiting } = synced;
  return { kind: 'synced', tip, waiting, written: records.length, rewritten };
}
