import { consumerDomains } from '../domain/consumer-providers.ts';
import { isReservedDomain } from '../domain/reserved-domain.ts';
import { recipientKey } from '../recipient-key.ts';
import type { DomainKind } from './cause.ts';

/** Domains that the policy assigns to a kind beside the built-in providers, as A-labels in lower case. */
export interface ExtraDomains {
  readonly consumer: ReadonlySet<string>;
  readonly business: ReadonlySet<string>;
}

/** The policy's own domains in the form that recipients' domains have. */
export function extraDomainsOf(domains: Record<keyof ExtraDomains, readonly string[]>): ExtraDomains {
  const matchable = (domain: string): string => recipientKey(`x@${domain}`).domain;
  return {
    consumer: new Set(domains.consumer.map(matchable)),
    business: new Set(domains.business.map(matchable)),
  };
}

/**
 * The decay class of a domain (lower case, A-labels): as the policy says, else `consumer` for a known provider of
 * private mailboxes, else `business`; a reserved domain tells nothing.
 */
export function domainKindOf(domain: string, extra: ExtraDomains): DomainKind {
  if (extra.business.has(domain)) return 'business';
  if (extra.consumer.has(domain) || consumerDomains.has(domain)) return 'consumer';
  return isReservedDomain(domain) ? 'unknown' : 'business';
}
