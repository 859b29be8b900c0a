import { createHash } from 'node:crypto';
import type { Digests } from '../core/campaign-result.ts';
import type { CampaignPolicy } from '../core/policy/campaign-policy.ts';
import { policyDigestText } from '../core/policy/policy-digest-text.ts';
import type { FileSource } from './open-file.ts';

/** The digests of a campaign's inputs, once its files were read; the empty string for what was not read to the end. */
export function digestsOf(
  list: FileSource,
  suppressions: readonly FileSource[],
  policy: CampaignPolicy,
): Digests {
  return {
    list: list.digest(),
    suppressions: combinedDigest(suppressions),
    policy: policyDigest(policy),
  };
}

/** The digest of the rules that a campaign is judged by. */
export function policyDigest(policy: CampaignPolicy): string {
  return sha256(policyDigestText(policy));
}

function combinedDigest(sources: readonly FileSource[]): string {
  if (sources.some((source) => source.digest() === '')) return '';
  const lines = sources.map((source) => `${source.digest()}  ${source.path}\n`).sort();
  return sha256(lines.join(''));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
