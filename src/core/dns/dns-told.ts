import type { DayNumber } from '../list/parse-day.ts';
import { type DnsCache, type DnsEntry, isStale } from './dns-cache.ts';

/** What a check knows from DNS, and the day it judges by. */
export interface DnsKnown {
  readonly cache: DnsCache;
  readonly asOfDay: DayNumber;
}

/** What DNS tells of a domain, and whether that is too old to count. */
export interface DnsTold extends DnsEntry {
  readonly stale: boolean;
}

/** What is known of a domain that could be asked about. */
export function dnsToldOf({ cache, asOfDay }: DnsKnown, domain: string): DnsTold | 'unknown' {
  const entry = cache.get(domain);
  if (entry === undefined) return 'unknown';
  const { standing, day } = entry;
  // because clocks of zones ahead of UTC may already show tomorrow; what is later still would count for ever
  if (day > asOfDay + 1) return 'unknown';
  return { standing, day, stale: isStale(entry, asOfDay) };
}
