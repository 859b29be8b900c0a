import type { RecipientKey } from '../recipient-key.ts';
import type { DomainBook, DomainFacts } from './domain-book.ts';
import type { AddressEvidence } from './gather-evidence.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Role, roleOf } from './role-names.ts';

/** What an address tells by itself, whatever is on file of it; no facts of a domain where it is no address. */
export interface AddressTold {
  readonly facts: DomainFacts | null;
  readonly role: Role | null;
  readonly placeholder: boolean;
  /** Whether every server on the way must speak SMTPUTF8 (RFC 6531). */
  readonly needsUtf8: boolean;
}

const nothingTold: AddressTold = { facts: null, role: null, placeholder: false, needsUtf8: false };

/** Reads what an address tells by itself. */
export function tellAddress({ parsed, domain }: RecipientKey, domains: DomainBook): AddressTold {
  if (!parsed.valid) return nothingTold;
  const local = parsed.local.toLowerCase();
  return {
    facts: domains.factsOf(domain),
    role: roleOf(local),
    placeholder: isPlaceholder(local, domain),
    needsUtf8: !parsed.ascii,
  };
}

/** The evidence that an address is by itself, with what is on file of it. */
export function evidenceOfAddress(
  { facts, role }: AddressTold,
  suppression: AddressEvidence['suppression'],
): AddressEvidence {
  return {
    deliverability: facts === null ? 'invalid-syntax' : facts.deliverability,
    role: role !== null,
    typoDomain: facts?.meant?.kind === 'provider',
    disposableDomain: facts?.service === 'disposable',
    domainKind: facts?.kind ?? 'unknown',
    suppression,
  };
}
