import { formatDay } from '../list/parse-day.ts';
import type { DnsCache } from './dns-cache.ts';

/** The first line of every DNS cache. */
export const dnsCacheHeader = '# bounce-gate dns cache 1: domain, what DNS says, day it was asked';

/** The text of a DNS cache: one line per domain, sorted, so that a refresh changes only the lines that differ. */
export function dnsCacheText(cache: DnsCache): string {
  const sorted = [...cache].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([domain, { standing, day }]) => `${domain} ${standing} ${formatDay(day)}\n`);
  return `${dnsCacheHeader}\n${lines.join('')}`;
}
