import { cleanAddress } from '../address/clean-address.ts';
import { longestKey, recipientKey } from '../recipient-key.ts';
import { type HashedAddress, parseHash } from './parse-hash.ts';
import { writable } from './writable.ts';

/** Whom a suppression is about. */
export type SuppressionTarget =
  | { readonly kind: 'address'; readonly address: string }
  /** Everybody at a domain, given as A-labels; subdomains are not meant. */
  | { readonly kind: 'domain'; readonly domain: string }
  /** Everybody whose address fits; `*` stands for any text, all else for itself. In lower case. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** Whoever's address has this digest, in lower-case hex. */
  | HashedAddress;

/** The scopes by which a row says that its first cell is no address. */
export type TargetScope = 'domain' | 'pattern';

/** Reads the cell that says whom a row is about, given the row's scope; null when nobody is. */
export function parseTarget(cell: string, scope: string): SuppressionTarget | null {
  const text = writable(cleanAddress(cell));
  if (scope === 'pattern' && text.includes('*')) return parsePattern(text);
  const domain = text.startsWith('*@') ? text.slice(2) : text.startsWith('@') ? text.slice(1) : null;
  if (domain !== null || (scope === 'domain' && !text.includes('@'))) return parseDomain(domain ?? text);
  const at = text.lastIndexOf('@');
  if (at < 0) return parseHash(text);
  const isOne = at > 0 && at < text.length - 1 && text.length <= longestKey && !holdsMore(text);
  return isOne ? { kind: 'address', address: text } : null;
}

/** A quoted local part, in which anything may stand (RFC 5321 4.1.2). */
const quotedLocal = /^"(?:[^"\\]|\\.)*"$/;

function parseDomain(name: string): SuppressionTarget | null {
  if (!name.includes('.') || name.includes('@')) return null;
  return { kind: 'domain', domain: recipientKey(`a@${name}`).domain };
}

/** Most characters a pattern may have, as an address has no more (RFC 5321 4.5.3.1.3). */
const longestPattern = 254;

function parsePattern(text: string): SuppressionTarget | null {
  const isDomain = text.startsWith('*@') && !text.includes('*', 1);
  if (isDomain) return parseDomain(text.slice(2));
  return text.length > longestPattern ? null : { kind: 'pattern', pattern: text.toLowerCase() };
}

// because a cell with two addresses, or words around one, taken for an address, would suppress nobody
function holdsMore(text: string): boolean {
  const at = text.lastIndexOf('@');
  const several = text.indexOf('@') !== at && /[\s,;<>]/.test(text);
  const unquoted = quotedLocal.test(text.slice(0, at)) ? text.slice(at) : text;
  return several || /[\s<>()]/.test(unquoted);
}
