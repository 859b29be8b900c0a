import { groupCount } from '../shard/shard.ts';

/**
 * Judgement: fewer recipients of one company are colleagues; from here on one refusal of its server, or one person who
 * made them up, shows in the bounce rate.
 */
const fewest = 25;
const smallestShare = 0.02;
/** So many of one domain are told whatever their share is. */
const always = 1000;
/** Domains that are counted at once; those with one recipient are forgotten when there are more. */
const mostCounted = 400_000;
const mostOfGroup = Math.floor(mostCounted / groupCount);

/** A domain by what may be told of it: its recipients, and the line of the first. */
export interface Crowd {
  readonly recipients: number;
  readonly line: number;
}

/** A domain that is counted, until it is forgotten. */
export interface CountedDomain {
  recipients: number;
  readonly line: number;
  isForgotten: boolean;
}

/**
 * Counts recipients by domain in bounded memory. Each recipient group (`RecipientGroups`) has its own share of that: where it
 * is used up, single recipients are forgotten first, whatever is counted of other groups, here or in another process.
 */
export class CrowdedDomains {
  readonly #counts = new Map<string, CountedDomain>();
  readonly #groups: string[][] = Array.from({ length: groupCount }, () => []);
  readonly #least = new Int32Array(groupCount).fill(1);

  /** Counts a recipient on a line; `groupOf` is asked for the group of a domain that is not counted. */
  take(domain: string, line: number, groupOf: () => number): CountedDomain {
    const known = this.#counts.get(domain);
    if (known === undefined) return this.#begin(domain, line, groupOf());
    known.recipients += 1;
    return known;
  }

  #begin(domain: string, line: number, group: number): CountedDomain {
    const domains = this.#groups[group] ?? [];
    if (domains.length >= mostOfGroup) this.#groups[group] = this.#forget(domains, group);
    this.#groups[group]?.push(domain);
    const counted = { recipients: 1, line, isForgotten: false };
    this.#counts.set(domain, counted);
    return counted;
  }

  // because a domain that is crowded comes again, whoever comes seldom is given up, and oftener if all come often
  #forget(domains: readonly string[], group: number): string[] {
    const least = this.#least[group] ?? 1;
    const left = domains.filter((domain) => (this.#counts.get(domain)?.recipients ?? 0) > least);
    const isLeft = new Set(left);
    for (const domain of domains) if (!isLeft.has(domain)) this.#drop(domain);
    if (left.length > mostOfGroup / 2) this.#least[group] = least + 1;
    return left;
  }

  #drop(domain: string): void {
    const counted = this.#counts.get(domain);
    if (counted !== undefined) counted.isForgotten = true;
    this.#counts.delete(domain);
  }

  /** The domains that would be told of a list with so many recipients, by line; more are told of none that is longer. */
  crowds(recipients: number): readonly Crowd[] {
    return crowdsOf(
      [...this.#counts.values()].map(({ recipients: count, line }) => ({ recipients: count, line })),
      recipients,
    );
  }
}

/** Those of some domains that are told of a list with so many recipients, by line. */
export function crowdsOf(domains: readonly Crowd[], recipients: number): readonly Crowd[] {
  const enough = Math.min(always, Math.max(fewest, recipients * smallestShare));
  return domains.filter((crowd) => crowd.recipients >= enough).sort((a, b) => a.line - b.line);
}
