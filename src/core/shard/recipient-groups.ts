import { aliasKey } from '../address/alias-key.ts';
import { aliasRules } from '../address/alias-providers.ts';
import type { DomainKind } from '../evidence/cause.ts';
import { domainKindOf, type ExtraDomains, extraDomainsOf } from '../evidence/domain-kind.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { groupOfText } from './group-hash.ts';

/** Most domains that are remembered at once. */
const mostRemembered = 50_000;

/**
 * The groups that recipients fall into, which parts of a check share out. All addresses of one mailbox are in one group, so
 * that duplicates, aliases and suppressions meet; and so are all addresses of one domain of a company, so that its
 * recipients can be counted without telling its name. Mailboxes of private providers are spread.
 */
export class RecipientGroups {
  readonly #extra: ExtraDomains;
  /** Domains that stand for a provider of whose domains one counts as a company's. */
  readonly #ofCompanies = new Set<string>();
  readonly #known = new Map<string, number | null>();

  constructor({ domains }: Pick<CampaignPolicy, 'domains'>) {
    this.#extra = extraDomainsOf(domains);
    for (const [domain, { one }] of aliasRules) {
      if (this.kindOf(domain) === 'business') this.#ofCompanies.add(one ?? domain);
    }
  }

  /** The group of a match key (`recipientKey`), 0 to 255. */
  groupOf(key: string): number {
    const mailbox = aliasKey(key) ?? key;
    return this.groupOfDomain(mailbox.slice(mailbox.lastIndexOf('@') + 1)) ?? groupOfText(mailbox);
  }

  /** The kind of a domain by the policy. */
  kindOf(domain: string): DomainKind {
    return domainKindOf(domain, this.#extra);
  }

  /** The group of all addresses of a domain that stands for all of its provider; null where they are spread. */
  groupOfDomain(domain: string): number | null {
    const known = this.#known.get(domain);
    if (known !== undefined) return known;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    const isCompany = this.#ofCompanies.has(domain) || this.kindOf(domain) === 'business';
    const group = isCompany ? groupOfText(domain) : null;
    this.#known.set(domain, group);
    return group;
  }
}
