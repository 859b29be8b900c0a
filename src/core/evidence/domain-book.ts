import { type DnsKnown, type DnsTold, dnsToldOf } from '../dns/dns-told.ts';
import { isDead } from '../dns/domain-standing.ts';
import { isDisposableDomain } from '../domain/disposable-domain.ts';
import { knownMailDomains } from '../domain/known-mail-domains.ts';
import { type Meant, meantDomain } from '../domain/meant-domain.ts';
import { isPrivateSuffix, suffixStanding } from '../domain/public-suffix.ts';
import { isRelayDomain, isUnder } from '../domain/relay-services.ts';
import { isReservedDomain } from '../domain/reserved-domain.ts';
import { isSuffixListOld } from '../domain/suffix-list-age.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { recipientKey } from '../recipient-key.ts';
import type { DomainKind } from './cause.ts';
import { domainKindOf, type ExtraDomains, extraDomainsOf } from './domain-kind.ts';
import type { Deliverability } from './evidence.ts';

/** All that a domain tells of the recipients it has. */
export interface DomainFacts {
  readonly kind: DomainKind;
  readonly deliverability: Exclude<Deliverability, 'invalid-syntax'>;
  /** Set where nobody can have mail below this ending: why `deliverability` is `dead-domain`. */
  readonly ending: 'unknown-top-level' | 'bare-suffix' | null;
  /** True for a top-level name that is not listed, where the list is too old to say that there is none. */
  readonly unlisted: boolean;
  /** True for a domain under which a company gives domains to its customers: few have mailboxes right there. */
  readonly privateSuffix: boolean;
  readonly meant: Meant | null;
  readonly service: 'disposable' | 'relay' | null;
  /** What DNS says; null where it is not to be asked. */
  readonly dns: DnsTold | 'unknown' | null;
}

/** Most domains that are remembered at once; a list of more is looked up again, so that memory stays bounded. */
const mostRemembered = 400_000;

/** The day that is judged by, and what DNS says; absent or null where that does not count. */
export interface KnownToday {
  readonly asOfDay: DayNumber;
  readonly dns?: DnsKnown | null;
}

/** What is known of domains, by the rules of one policy; of DNS only what was asked before. */
export class DomainBook {
  readonly #extra: ExtraDomains;
  readonly #refusesReserved: boolean;
  readonly #allowed: ReadonlySet<string>;
  readonly #dns: DnsKnown | null;
  readonly #listIsOld: boolean;
  readonly #known = new Map<string, DomainFacts>();
  readonly #ordinary = new Map<DomainKind, DomainFacts>();

  constructor(
    { domains, reservedDomains }: Pick<CampaignPolicy, 'domains' | 'reservedDomains'>,
    { asOfDay, dns = null }: KnownToday,
  ) {
    this.#dns = dns;
    this.#listIsOld = isSuffixListOld(asOfDay);
    this.#extra = extraDomainsOf(domains);
    this.#refusesReserved = reservedDomains === 'refuse';
    const named = [...domains.allow, ...domains.consumer, ...domains.business];
    this.#allowed = new Set(named.map((domain) => recipientKey(`x@${domain}`).domain));
  }

  /** The facts of a domain (lower case, A-labels). */
  factsOf(domain: string): DomainFacts {
    const known = this.#known.get(domain);
    if (known !== undefined) return known;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    const facts = this.#shared(this.#look(domain));
    this.#known.set(domain, facts);
    return facts;
  }

  /** The same object for all domains of which nothing but their kind is known, because a list may have very many. */
  #shared(facts: DomainFacts): DomainFacts {
    const { kind, deliverability, unlisted, privateSuffix, meant, service, dns } = facts;
    const isTold = unlisted || privateSuffix || meant !== null || service !== null || dns !== null;
    if (isTold || deliverability !== 'possible') return facts;
    const known = this.#ordinary.get(kind) ?? facts;
    this.#ordinary.set(kind, known);
    return known;
  }

  // because a list of such services has their sub-domains too, whoever allows one allows what is below it
  #serviceOf(domain: string): DomainFacts['service'] {
    if (isUnder(domain, this.#allowed)) return null;
    if (isDisposableDomain(domain)) return 'disposable';
    return isRelayDomain(domain) ? 'relay' : null;
  }

  #look(domain: string): DomainFacts {
    const kind = domainKindOf(domain, this.#extra);
    if (isReservedDomain(domain)) {
      return {
        ...unknownDomain,
        kind,
        deliverability: this.#refusesReserved ? 'reserved-domain' : 'possible',
      };
    }
    // because a team knows its own domains better than any list does
    if (isUnder(domain, this.#allowed)) return { ...unknownDomain, kind };
    const standing = suffixStanding(domain);
    const meant = meantDomain(domain);
    // because a slip of the fingers is likelier than a name that is new
    const unlisted = standing === 'unknown' && meant === null && this.#listIsOld;
    if (standing !== 'registrable' && !unlisted) {
      const ending = standing === 'unknown' ? 'unknown-top-level' : 'bare-suffix';
      return { ...unknownDomain, kind, deliverability: 'dead-domain', ending, meant };
    }
    const dns = this.#dns === null ? null : dnsToldOf(this.#dns, domain);
    return {
      kind,
      deliverability:
        dns !== null && dns !== 'unknown' && !dns.stale && isDead(dns.standing) ? 'dead-domain' : 'possible',
      ending: null,
      unlisted,
      privateSuffix: !knownMailDomains.has(domain) && isPrivateSuffix(domain),
      meant,
      service: this.#serviceOf(domain),
      dns,
    };
  }
}

/** The facts of a domain of which nothing is known. */
export const unknownDomain = {
  kind: 'unknown',
  deliverability: 'possible',
  ending: null,
  unlisted: false,
  privateSuffix: false,
  meant: null,
  service: null,
  dns: null,
} as const;
