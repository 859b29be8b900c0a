import type { DnsCache } from './dns-cache.ts';
import { isDead } from './domain-standing.ts';

/**
 * The DNS cache by which a change is judged, both before and after it: the head's, but what the base calls dead stays
 * dead, because a change cannot take away what speaks against it.
 */
export function joinSides(base: DnsCache, head: DnsCache): DnsCache {
  return new Map([...head, ...[...base].filter(([, { standing }]) => isDead(standing))]);
}
