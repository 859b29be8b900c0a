import type { ListSign, SignedRecipient } from './list-signs.ts';

/**
 * Judgement: fewer recipients of one company are colleagues; from here on one refusal of its server, or one person who
 * made them up, shows in the bounce rate.
 */
const fewest = 25;
const smallestShare = 0.02;
/** So many of one domain are told whatever their share is. */
const always = 1000;
/** Domains that are counted at once; those with one recipient are forgotten when there are more. */
const mostCounted = 100_000;

interface Counted {
  recipients: number;
  readonly line: number;
}

/** Counts recipients by domain in bounded memory: where that is used up, single recipients are forgotten first. */
export class CrowdedDomains {
  readonly #counts = new Map<string, Counted>();
  #least = 1;

  take({ domain, line }: Pick<SignedRecipient, 'domain' | 'line'>): void {
    const known = this.#counts.get(domain);
    if (known !== undefined) {
      known.recipients += 1;
      return;
    }
    if (this.#counts.size >= mostCounted) this.#forget();
    this.#counts.set(domain, { recipients: 1, line });
  }

  // because a domain that is crowded comes again, whoever comes seldom is given up, and oftener if all come often
  #forget(): void {
    for (const [domain, { recipients }] of this.#counts) {
      if (recipients <= this.#least) this.#counts.delete(domain);
    }
    if (this.#counts.size > mostCounted / 2) this.#least += 1;
  }

  signs(recipients: number): readonly ListSign[] {
    const enough = Math.min(always, Math.max(fewest, recipients * smallestShare));
    return [...this.#counts.values()]
      .filter((counted) => counted.recipients >= enough)
      .map((counted) => ({ code: 'crowded-domain', ...counted }));
  }
}
