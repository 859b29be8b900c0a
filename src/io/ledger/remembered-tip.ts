import { join } from 'node:path';
import type { GitFolder } from '../git/locate-git-folder.ts';
import { readSmallFile } from '../git/read-small-file.ts';
import { writeAtomically } from '../write-atomically.ts';
import type { LedgerBranch } from './ledger-branch.ts';

const maxBytes = 4096;
const fullId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Keeps the last commit of the ledger that was seen, under the git folder of the checkout. */
export async function rememberTip(folder: GitFolder, branch: LedgerBranch, tip: string): Promise<void> {
  const file = await writeAtomically(placeOf(folder, branch));
  try {
    await file.write(Buffer.from(`${tip}\n`));
    await file.commit(true);
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** The commit that was kept; null when none was, or when the file holds anything else. */
export async function readRememberedTip(folder: GitFolder, branch: LedgerBranch): Promise<string | null> {
  const text = await readSmallFile(placeOf(folder, branch), maxBytes).catch(() => undefined);
  const tip = text?.trim() ?? '';
  return fullId.test(tip) ? tip : null;
}

/** Where a ledger that was fetched for this checkout is kept: under its git folder, not among its files. */
export function ledgerCacheFolder({ common }: GitFolder): string {
  return join(common, 'bounce-gate', 'ledger.git');
}

function placeOf({ common }: GitFolder, branch: LedgerBranch): string {
  return join(common, 'bounce-gate', 'tips', branch);
}
