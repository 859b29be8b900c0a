import { registrableDomain } from '../domain/registrable-domain.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { DomainCounts } from './count-domains.ts';
import type { DnsCache } from './dns-cache.ts';
import { isAskable } from './is-askable.ts';

/** So many domains are asked about at most in one run, so that no list can make a job ask for ever. */
export const mostAsked = 5000;
/** Judgement: an answer is asked anew well before it is too old to count. */
const renewAfterDays = 7;
/** So many names below one registered domain are asked: whoever owns it could fill a list with them. */
const mostBelowOne = 20;

/** The domains to ask about, and how many of the lists would be worth it. */
export interface PickedDomains {
  readonly domains: readonly string[];
  readonly due: number;
}

/** Picks the domains to ask about, those with the most rows first: what the cache does not know, or has known for long. */
export function pickDomains(counts: DomainCounts, cache: DnsCache, asOfDay: DayNumber): PickedDomains {
  // because a name that may not be asked must not be, whoever counted it
  const due = [...counts].filter(([domain]) => {
    if (!isAskable(domain)) return false;
    const entry = cache.get(domain);
    return entry === undefined || Math.abs(asOfDay - entry.day) >= renewAfterDays;
  });
  const ordered = due.sort(([a, rowsOfA], [b, rowsOfB]) => rowsOfB - rowsOfA || (a < b ? -1 : 1));
  const picked: string[] = [];
  const below = new Map<string, number>();
  for (const [domain] of ordered) {
    if (picked.length === mostAsked) break;
    const owner = registrableDomain(domain) ?? domain;
    const names = below.get(owner) ?? 0;
    if (names === mostBelowOne) continue;
    below.set(owner, names + 1);
    picked.push(domain);
  }
  return { domains: picked, due: due.length };
}
