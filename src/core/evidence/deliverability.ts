import { isReservedDomain } from '../domain/reserved-domain.ts';
import type { ReservedDomainRule } from '../policy/policy.ts';
import type { RecipientKey } from '../recipient-key.ts';
import type { Deliverability } from './evidence.ts';

/** Why an address can never be delivered, by the address alone. */
export function deliverabilityOf(
  { parsed, domain }: RecipientKey,
  reservedDomains: ReservedDomainRule,
): Deliverability {
  if (!parsed.valid) return 'invalid-syntax';
  return reservedDomains === 'refuse' && isReservedDomain(domain) ? 'reserved-domain' : 'possible';
}
