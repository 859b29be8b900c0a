import type { RecipientKey } from '../recipient-key.ts';
import type { DomainKind } from './cause.ts';
import { CrowdedDomains } from './crowded-domains.ts';
import { NumberedAddresses } from './numbered-addresses.ts';

/** Something about a list as a whole: how many recipients, and the line of the first of them. */
export interface ListSign {
  readonly code: 'crowded-domain' | 'numbered-addresses';
  readonly recipients: number;
  readonly line: number;
}

/** What a sign is looked for in: one recipient whose address is one. */
export interface SignedRecipient {
  readonly domain: string;
  readonly kind: DomainKind;
  readonly line: number;
  /** Asked for only where it is needed, because to make a text of it costs more than all else here. */
  readonly local: () => string;
}

/**
 * Signs that a list was not gathered but made: many recipients of one small domain, addresses that count up. They name
 * no domain, since a small domain may be a person's own; the line of the first recipient leads there.
 */
export class ListSigns {
  readonly #crowded = new CrowdedDomains();
  readonly #numbered = new NumberedAddresses();

  take(recipient: Pick<RecipientKey, 'key' | 'domain'>, kind: DomainKind, line: number): void {
    // because a reserved domain, which is of no kind, is a test
    if (kind === 'unknown') return;
    const { domain } = recipient;
    if (kind === 'business') this.#crowded.take({ domain, line });
    this.#numbered.take({ domain, kind, line, local: () => recipient.key.slice(0, -domain.length - 1) });
  }

  /** The signs of a list with so many recipients, by line. */
  signs(recipients: number): readonly ListSign[] {
    const signs = [...this.#crowded.signs(recipients), ...this.#numbered.signs(recipients)];
    return signs.sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1));
  }
}
