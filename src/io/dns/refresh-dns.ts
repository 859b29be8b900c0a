import type { DomainCounts } from '../../core/dns/count-domains.ts';
import type { DnsCache } from '../../core/dns/dns-cache.ts';
import { type DnsRefresh, sumUpRefresh } from '../../core/dns/dns-refresh.ts';
import { parseResolver } from '../../core/dns/parse-resolver.ts';
import { pickDomains } from '../../core/dns/pick-domains.ts';
import { renewCache } from '../../core/dns/renew-cache.ts';
import type { Problem } from '../../core/finding.ts';
import type { DayNumber } from '../../core/list/parse-day.ts';
import { askDomains } from './ask-domains.ts';
import { openResolver } from './open-resolver.ts';
import { trustedResolvers } from './trusted-resolvers.ts';

/** What is to be refreshed, and how. */
export interface RefreshRequest {
  readonly counts: DomainCounts;
  readonly cache: DnsCache;
  /** Addresses of resolvers, as policies write them. */
  readonly resolvers: readonly string[];
  readonly budgetMs: number;
  readonly asOfDay: DayNumber;
  readonly onDone?: (done: number, total: number) => void;
}

export type Refreshed =
  | { readonly ok: true; readonly cache: DnsCache; readonly refresh: DnsRefresh }
  | { readonly ok: false; readonly problem: Problem };

/** For one question; what comes later counts as nothing. */
const waitMs = 2000;
/** So many resolvers must agree before a domain is called dead. */
const fewestResolvers = 2;

/** Asks about the domains of lists that the cache does not know, within a budget of time. */
export async function refreshDns(request: RefreshRequest): Promise<Refreshed> {
  const { counts, cache, resolvers, budgetMs, asOfDay, onDone } = request;
  const { domains, due } = pickDomains(counts, cache, asOfDay);
  const untilMs = performance.now() + budgetMs;
  const servers = resolvers.map(parseResolver).filter((server) => server !== null);
  const opened = servers.map((server) => openResolver(server, { waitMs, untilMs }));
  const trusted = domains.length === 0 ? opened : await trustedResolvers(opened);
  if (trusted.length < fewestResolvers) {
    const args = { trusted: trusted.length, resolvers: resolvers.length };
    return { ok: false, problem: { code: 'dns-resolvers-silent', args } };
  }
  const total = domains.length;
  const found = await askDomains({
    domains,
    resolvers: trusted,
    untilMs,
    onDone: (done) => onDone?.(done, total),
  });
  const renewed = renewCache(cache, found, asOfDay);
  const refresh = sumUpRefresh(counts, { due, found }, { cache: renewed, asOfDay });
  return { ok: true, cache: renewed, refresh };
}
