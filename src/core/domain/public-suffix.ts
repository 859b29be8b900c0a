import { parse } from 'tldts';

/**
 * How a domain (lower case, A-labels) stands to the public suffix list: `suffix` is itself an ending that anybody
 * registers under (`co.uk`), `unknown` ends in no top-level name of the root zone. The list is that of the package's
 * version, so that a name younger than it counts as unknown (`suffix-list-age`).
 */
export type SuffixStanding = 'registrable' | 'suffix' | 'unknown';

const options = { extractHostname: false, validateHostname: false, detectIp: false } as const;

/**
 * Whether a domain is itself one under which a company gives domains to its customers (`github.io`), by the private section
 * of the public suffix list.
 */
export function isPrivateSuffix(domain: string): boolean {
  const { isPrivate, domain: registrable } = parse(domain, { ...options, allowPrivateDomains: true });
  return isPrivate === true && registrable === null;
}

/** Looks a domain up in the ICANN section of the public suffix list. */
export function suffixStanding(domain: string): SuffixStanding {
  const { isIcann, domain: registrable } = parse(domain, options);
  if (isIcann !== true) return 'unknown';
  return registrable === null ? 'suffix' : 'registrable';
}
