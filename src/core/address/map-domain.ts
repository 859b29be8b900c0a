import { domainToASCII } from 'node:url';
import { addressLimits } from './address-limits.ts';
import { isALabel } from './judge-a-label.ts';
import type { AddressRefusal } from './refuse-address.ts';

/**
 * Maps a domain with U-labels to lower-case A-labels by UTS 46 (non-transitional, with the rules of RFC 5893 for
 * right-to-left names), or says why that cannot be. The domain must hold only letters, marks, digits, hyphens and
 * dots: the mapper parses a URL, in which other characters would mean something.
 */
export function mapDomain(domain: string): { readonly domain: string } | { readonly code: AddressRefusal } {
  const mapped = domainToASCII(domain);
  if (mapped === '') return { code: 'domain-idn' };
  for (const label of mapped.split('.')) {
    if (label.length > addressLimits.label) return { code: 'domain-label-long' };
    // again, because letters of no script of their own, like the mathematical ones, are mapped to others
    if (label.startsWith('xn--') && !isALabel(label)) return { code: 'domain-idn' };
  }
  return { domain: mapped };
}
