import type { DayNumber } from '../list/parse-day.ts';
import { type DnsCache, type DnsEntry, isStale } from './dns-cache.ts';
import type { DomainStanding } from './domain-standing.ts';

/** What was found out of domains; `unknown` where nothing was. */
export type StandingsFound = ReadonlyMap<string, DomainStanding | 'unknown'>;

/**
 * A cache with what was found out on a day. Where nothing was, what was known before stays, with its own day, until it
 * is too old to count.
 */
export function renewCache(cache: DnsCache, found: StandingsFound, asOfDay: DayNumber): DnsCache {
  const renewed = new Map<string, DnsEntry>(
    [...cache].filter(([, entry]) => entry.day <= asOfDay + 1 && !isStale(entry, asOfDay)),
  );
  for (const [domain, standing] of found) {
    if (standing !== 'unknown') renewed.set(domain, { standing, day: asOfDay });
  }
  return renewed;
}
