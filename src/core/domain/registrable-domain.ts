import { getDomain } from 'tldts';

const options = { extractHostname: false, validateHostname: false, detectIp: false } as const;

/** The part of a domain (lower case, A-labels) that somebody registered, by the public suffix list; null without one. */
export function registrableDomain(domain: string): string | null {
  return getDomain(domain, options);
}
