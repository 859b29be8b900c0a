import { callGit } from './call-git.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { withRepository } from './with-repository.ts';

const budgetMs = 15_000;

/** Whether a commit is part of what the cache folder has of the branch; false too when git cannot tell. */
export async function descendsFrom(
  place: LedgerPlace,
  cacheFolder: string,
  { tip, commit }: { readonly tip: string; readonly commit: string },
): Promise<boolean> {
  if (tip === commit) return true;
  const answer = await withRepository({ place, budgetMs, keepIn: cacheFolder }, async ({ git }, deadline) => {
    const args = ['merge-base', '--is-ancestor', commit, tip];
    return (await callGit(git, args, { waitMs: deadline.leftMs() })).failure === null;
  });
  return answer === true;
}
