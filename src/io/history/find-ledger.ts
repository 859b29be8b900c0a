import { join, resolve } from 'node:path';
import { GitFailure } from '../git/git-failure.ts';
import { type GitFolder, locateGitFolder } from '../git/locate-git-folder.ts';
import { makeScratch } from '../git/make-scratch.ts';
import { readOutput } from '../git/read-output.ts';
import { defaultLedgerBranch, parseLedgerBranch } from '../ledger/ledger-branch.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { parseRemote, type RemoteCredential } from '../ledger/parse-remote.ts';

/** Which ledger is meant: by default the branch `bounce-ledger` of the checkout's remote `origin`. */
export interface LedgerWanted {
  /** Top folder of the checkout. */
  readonly folder: string;
  /** Address of the repository; looked up in the checkout's settings when it is not given. */
  readonly remote?: string;
  readonly remoteName?: string;
  readonly branch?: string;
  readonly credential?: RemoteCredential;
}

/** The ledger's place; `no-checkout` and `no-remote` when there is none to look in, `wrong-remote` and `wrong-branch` when it cannot be used. */
export type LedgerFound =
  | { readonly ok: true; readonly place: LedgerPlace; readonly checkout: GitFolder | null }
  | { readonly ok: false; readonly reason: 'no-checkout' | 'no-remote' | 'wrong-remote' | 'wrong-branch' };

/** Finds where the ledger of a checkout is; no server is asked, and no setting of the checkout is obeyed. */
export async function findLedger(wanted: LedgerWanted): Promise<LedgerFound> {
  const branch = parseLedgerBranch(wanted.branch ?? defaultLedgerBranch);
  if (branch === undefined) return { ok: false, reason: 'wrong-branch' };
  const checkout = await locateGitFolder(wanted.folder);
  if (checkout === undefined && wanted.remote === undefined) return { ok: false, reason: 'no-checkout' };
  const address =
    wanted.remote ?? (checkout === undefined ? '' : await remoteUrl(checkout, wanted.remoteName ?? 'origin'));
  if (address === '') return { ok: false, reason: 'no-remote' };
  // because a folder as remote is written as a path, and only the user's own settings can name one
  const text = address.startsWith('/') ? `file://${address}` : address;
  const { credential } = wanted;
  const remote = parseRemote(text, { allowFile: true, ...(credential === undefined ? {} : { credential }) });
  if (remote === undefined) return { ok: false, reason: 'wrong-remote' };
  return {
    ok: true,
    place: { remote, branch, untrusted: checkout?.checkout ?? resolve(wanted.folder) },
    checkout: checkout ?? null,
  };
}

async function remoteUrl(checkout: GitFolder, name: string): Promise<string> {
  const scratch = await makeScratch(checkout);
  try {
    const file = join(checkout.common, 'config');
    const args = ['config', '--file', file, '--no-includes', '--get', `remote.${name}.url`];
    return (await readOutput(scratch.git, args)).trim();
  } catch (error) {
    if (error instanceof GitFailure) return '';
    throw error;
  } finally {
    await scratch.close();
  }
}
