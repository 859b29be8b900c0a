import type { VerificationsRead } from '../../core/evidence/verifiers/read-verifications.ts';
import type { CampaignPolicy } from '../../core/policy/campaign-policy.ts';
import type { GitReader } from '../git/git-reader.ts';
import type { FileSource } from '../open-file.ts';
import { openFilesAt } from '../open-review-side.ts';
import { openVerificationsAt } from '../open-verifications-at.ts';
import type { Commits } from './find-commits.ts';
import { type DnsSides, openDnsSides } from './open-dns-sides.ts';

/** What a review knows of addresses beside suppressions, and the files of the head that say it. */
export interface EvidenceSides extends DnsSides {
  readonly verifications: VerificationsRead | null;
}

/** Where evidence is read from. */
export interface EvidencePlace {
  readonly reader: GitReader;
  readonly commits: Commits;
  readonly asOfMs: number | null;
  readonly nowMs: number;
}

/** Reads what DNS and verification services say, of both commits. */
export async function openEvidence(
  { reader, commits, asOfMs, nowMs }: EvidencePlace,
  policy: CampaignPolicy,
): Promise<EvidenceSides> {
  const { dns, sources } = await openDnsSides(reader, commits, policy);
  const clockMs = asOfMs ?? policy.asOfMs ?? nowMs;
  const at = { commit: commits.head, before: commits.base };
  const verified = await openVerificationsAt(reader, at, { policy, asOfMs: clockMs });
  const files: readonly FileSource[] = [...sources, ...verified.sources];
  return { dns, sources: files, verifications: verified.read };
}

/** The paths of that evidence on both sides, so that it can be told whether a change touches it. */
export async function evidencePaths(
  reader: GitReader,
  { base, head }: Commits,
  { dns, dnsCache, verifications }: CampaignPolicy,
): Promise<readonly string[]> {
  const caches = dns === 'off' ? [] : [dnsCache];
  if (verifications.length === 0) return caches;
  const before = await openFilesAt(reader, base, verifications);
  const after = await openFilesAt(reader, head, verifications);
  return [...new Set([...caches, ...before.files, ...after.files])];
}
