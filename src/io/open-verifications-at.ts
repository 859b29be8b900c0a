import { readVerifications, type VerificationsRead } from '../core/evidence/verifiers/read-verifications.ts';
import { dayOfInstant } from '../core/list/parse-day.ts';
import type { CampaignPolicy } from '../core/policy/campaign-policy.ts';
import type { Commit } from './git/commit.ts';
import type { GitReader } from './git/git-reader.ts';
import type { FileSource } from './open-file.ts';
import { openFilesAt } from './open-review-side.ts';

/** What files of verification services say, and the files, which are part of the evidence. */
export interface VerificationsOpened {
  readonly read: VerificationsRead | null;
  readonly sources: readonly FileSource[];
}

/** In which commit, and beside which other one whose results count too. */
export interface VerifiedCommits {
  readonly commit: Commit;
  readonly before: Commit | null;
}

/**
 * Reads the files of verification services that a policy names, in a commit; what an earlier commit says counts beside
 * it, so that no change can take a result back.
 */
export async function openVerificationsAt(
  reader: GitReader,
  { commit, before }: VerifiedCommits,
  { policy, asOfMs }: { readonly policy: Pick<CampaignPolicy, 'verifications'>; readonly asOfMs: number },
): Promise<VerificationsOpened> {
  const { verifications } = policy;
  if (verifications.length === 0) return { read: null, sources: [] };
  const asOfDay = dayOfInstant(asOfMs);
  const { sources } = await openFilesAt(reader, commit, verifications);
  const read = await readVerifications(sources, asOfDay);
  if (before === null) return { read, sources };
  const earlier = await readVerifications(
    (await openFilesAt(reader, before, verifications)).sources,
    asOfDay,
  );
  // because the base may have had none of these files, what is wrong with its own is no problem of the change
  if (earlier.problems.length === 0) read.table.addAll(earlier.table);
  return { read, sources };
}
