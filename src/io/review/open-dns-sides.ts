import type { DnsCacheRead } from '../../core/dns/dns-cache.ts';
import { joinSides } from '../../core/dns/join-sides.ts';
import type { CampaignPolicy } from '../../core/policy/campaign-policy.ts';
import { readDnsCache } from '../dns/read-dns-cache.ts';
import type { GitReader } from '../git/git-reader.ts';
import type { FileSource } from '../open-file.ts';
import type { Commits } from './find-commits.ts';

/** What a review knows from DNS, and the file of the head that is part of the evidence. */
export interface DnsSides {
  readonly dns: DnsCacheRead | null;
  readonly sources: readonly FileSource[];
}

/**
 * Reads the DNS caches of both commits; nothing where the policy does not want them. A review never asks: whoever
 * proposes a change would choose what is asked. A base without a cache, or with a damaged one, adds nothing.
 */
export async function openDnsSides(
  reader: GitReader,
  { base, head }: Commits,
  { dns, dnsCache }: CampaignPolicy,
): Promise<DnsSides> {
  if (dns === 'off') return { dns: null, sources: [] };
  const source = await reader.openBlob(head, dnsCache);
  const after = await readDnsCache(source, dns === 'refresh');
  if (!after.ok) return { dns: after, sources: [] };
  const before = await readDnsCache(await reader.openBlob(base, dnsCache), true);
  const cache = before.ok ? joinSides(before.cache, after.cache) : after.cache;
  return { dns: { ok: true, cache }, sources: source.problem() === undefined ? [source] : [] };
}
