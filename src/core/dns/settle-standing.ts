import { type DomainStanding, isDead } from './domain-standing.ts';

/** Looks a domain up at one resolver. */
export type LookUp = () => Promise<DomainStanding | 'unknown'>;

/**
 * How a domain stands by the word of several resolvers, asked one after the other until it is settled. One word that it
 * takes mail is enough; everything else needs two that agree, and where one calls dead what another does not, nothing
 * is known.
 */
export async function settleStanding(lookUps: readonly LookUp[]): Promise<DomainStanding | 'unknown'> {
  const seen: DomainStanding[] = [];
  for (const lookUp of lookUps) {
    const standing = await lookUp();
    if (standing === 'unknown') continue;
    if (seen.some((earlier) => isDead(earlier) !== isDead(standing))) return 'unknown';
    if (standing === 'takes-mail' || seen.includes(standing)) return standing;
    // because some servers say "no such name" and others "no such record" of the same name, and no mail arrives either way
    if (isDead(standing) && seen.some(isDead)) return 'no-host';
    seen.push(standing);
  }
  return 'unknown';
}
