import type { CampaignInput } from '../../core/check-campaign.ts';
import { countDomains, type DomainCounts } from '../../core/dns/count-domains.ts';
import type { DnsCache, DnsCacheRead } from '../../core/dns/dns-cache.ts';
import { dayOfInstant } from '../../core/list/parse-day.ts';
import { openIn, type Workspace } from '../open-campaign.ts';
import { refreshDns } from './refresh-dns.ts';

/** What is known already, where the list lies, and how long may be asked. */
export interface ListToAsk {
  readonly cache: DnsCache;
  readonly workspace: Workspace;
  readonly budgetMs: number;
}

/** The DNS cache with what it lacks of a list's domains. The list is read once more for it. */
export async function askForList(
  { list, policy, asOfMs }: CampaignInput,
  { cache, workspace, budgetMs }: ListToAsk,
): Promise<DnsCacheRead> {
  const counts: DomainCounts = new Map();
  await countDomains(await openIn(workspace, list.path), policy, counts);
  const asOfDay = dayOfInstant(asOfMs);
  const refreshed = await refreshDns({ counts, cache, resolvers: policy.dnsResolvers, budgetMs, asOfDay });
  return { ok: true, cache: refreshed.ok ? refreshed.cache : cache };
}
