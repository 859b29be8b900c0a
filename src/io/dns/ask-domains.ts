import type { AskResolver } from '../../core/dns/dns-answer.ts';
import type { DomainStanding } from '../../core/dns/domain-standing.ts';
import { lookUpDomain } from '../../core/dns/look-up-domain.ts';
import type { StandingsFound } from '../../core/dns/renew-cache.ts';
import { settleStanding } from '../../core/dns/settle-standing.ts';

/** How many domains are asked about at a time. */
const atATime = 32;

/** What to ask, of whom, and until when (`performance.now()`). */
export interface DomainsToAsk {
  readonly domains: readonly string[];
  readonly resolvers: readonly AskResolver[];
  readonly untilMs: number;
  /** Told after each domain how many are done. */
  readonly onDone?: (done: number) => void;
}

/** Asks about domains in their order, 32 at a time, until the time is up; those it did not come to are left out. */
export async function askDomains({
  domains,
  resolvers,
  untilMs,
  onDone,
}: DomainsToAsk): Promise<StandingsFound> {
  const found = new Map<string, DomainStanding | 'unknown'>();
  const waiting = domains[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const domain of waiting) {
      if (performance.now() >= untilMs) return;
      const lookUps = resolvers.map((ask) => () => lookUpDomain(domain, ask));
      found.set(domain, await settleStanding(lookUps));
      onDone?.(found.size);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return found;
}
