/**
 * Special-use top-level names that no public mail server answers for: RFC 2606, RFC 6761, RFC 6762 (`local`),
 * RFC 7686 (`onion`), RFC 9476 (`alt`), ICANN's 2024 reservation of `internal`, and RFC 3172 (`arpa`).
 */
const reservedTopLevel = new Set([
  'alt',
  'arpa',
  'example',
  'internal',
  'invalid',
  'local',
  'localhost',
  'onion',
  'test',
]);

/** Second-level names that RFC 2606 section 3 reserves for documentation; all three publish a null MX. */
const reservedSecondLevel = new Set(['example.com', 'example.net', 'example.org']);

/** Tells whether a domain (lower case, A-labels) can never take mail because its name is reserved. */
export function isReservedDomain(domain: string): boolean {
  const lastDot = domain.lastIndexOf('.');
  const topLevel = domain.slice(lastDot + 1);
  if (reservedTopLevel.has(topLevel)) return true;
  const secondDot = domain.lastIndexOf('.', lastDot - 1);
  return reservedSecondLevel.has(domain.slice(secondDot + 1));
}
