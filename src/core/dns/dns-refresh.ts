import type { DayNumber } from '../list/parse-day.ts';
import type { DomainCounts } from './count-domains.ts';
import { type DnsCache, isStale } from './dns-cache.ts';
import { type DomainStanding, domainStandings } from './domain-standing.ts';
import type { StandingsFound } from './renew-cache.ts';

/** What asking DNS came to. */
export interface DnsRefresh {
  /** Domains of the lists that can be asked about, and their rows. */
  readonly domains: number;
  readonly rows: number;
  readonly asked: number;
  /** Domains that were asked about and stayed unknown. */
  readonly unknown: number;
  /** Domains that were due, and for which there was no time or no room. */
  readonly leftOut: number;
  /** Domains of the lists with an answer that counts, by what it says; and the rows of them all. */
  readonly standings: Readonly<Record<DomainStanding, number>>;
  readonly rowsKnown: number;
}

/** Sums up a refresh: what was found out, and what is known of the lists now. */
export function sumUpRefresh(
  counts: DomainCounts,
  { due, found }: { readonly due: number; readonly found: StandingsFound },
  { cache, asOfDay }: { readonly cache: DnsCache; readonly asOfDay: DayNumber },
): DnsRefresh {
  const standings = { ...noStandings };
  let rows = 0;
  let rowsKnown = 0;
  for (const [domain, count] of counts) {
    rows += count;
    const entry = cache.get(domain);
    if (entry === undefined || isStale(entry, asOfDay)) continue;
    standings[entry.standing] += 1;
    rowsKnown += count;
  }
  const unknown = [...found.values()].filter((standing) => standing === 'unknown').length;
  const asked = found.size;
  return { domains: counts.size, rows, asked, unknown, leftOut: due - asked, standings, rowsKnown };
}

const noStandings = Object.fromEntries(domainStandings.map((standing) => [standing, 0])) as Record<
  DomainStanding,
  number
>; // because every standing is an entry
