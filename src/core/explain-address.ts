import { cleanAddress } from './address/clean-address.ts';
import { providerMeantBy } from './domain/provider-typos.ts';
import { isReservedDomain } from './domain/reserved-domain.ts';
import type { DomainKind } from './evidence/cause.ts';
import { domainKindOf, extraDomainsOf } from './evidence/domain-kind.ts';
import { roleNames } from './evidence/role-names.ts';
import { formatDay } from './list/parse-day.ts';
import type { CampaignPolicy } from './policy/campaign-policy.ts';
import { recipientKey } from './recipient-key.ts';
import type { SuppressionsRead } from './suppression/read-suppressions.ts';
import type { SuppressionReason } from './suppression/suppression-reason.ts';

/** Everything the gate can tell of one address without a list. */
export interface Explanation {
  readonly valid: boolean;
  /** Why it is not valid, and the character (1-based) where that shows. */
  readonly code: string | null;
  readonly column: number | null;
  /** What it is matched by, or null when it is not valid. */
  readonly key: string | null;
  readonly reservedDomain: boolean;
  readonly domainKind: DomainKind | null;
  readonly role: boolean;
  /** The provider's domain that a misspelt one meant. */
  readonly domainMeant: string | null;
  readonly suppressionFiles: number;
  readonly suppressedFor: readonly SuppressionReason[];
  readonly hardBouncedOn: string | null;
  readonly softBounces: number;
  readonly wholeDomain: boolean;
  readonly otherScope: boolean;
}

/** Explains one address by the rules of a policy and what its suppression files say. */
export function explainAddress(
  text: string,
  policy: CampaignPolicy,
  suppressions: SuppressionsRead,
): Explanation {
  const written = cleanAddress(text);
  const { parsed, key, domain } = recipientKey(written);
  const match = suppressions.table.find(key, domain, written);
  return {
    valid: parsed.valid,
    code: parsed.valid ? null : parsed.code,
    column: parsed.valid ? null : parsed.column,
    key: parsed.valid ? key : null,
    reservedDomain: parsed.valid && policy.reservedDomains === 'refuse' && isReservedDomain(domain),
    domainKind: parsed.valid ? domainKindOf(domain, extraDomainsOf(policy.domains)) : null,
    domainMeant: parsed.valid ? providerMeantBy(domain) : null,
    role: parsed.valid && roleNames.has(parsed.local.toLowerCase()),
    suppressionFiles: suppressions.files.length,
    suppressedFor: match?.reasons ?? [],
    hardBouncedOn: match === undefined || match.hardDay === null ? null : formatDay(match.hardDay),
    softBounces: match?.softCount ?? 0,
    wholeDomain: match?.wholeDomain ?? false,
    otherScope: suppressions.otherScopes.find(key, domain, written) !== undefined,
  };
}
