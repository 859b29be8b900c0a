import { disposableText } from './data/disposable-domains.ts';
import { knownMailDomains } from './known-mail-domains.ts';
import { isRelayDomain, isUnder } from './relay-services.ts';

/** Names by ending, made when the first domain with that ending is asked for: most lists have few endings. */
const namesByEnding = new Map<string, ReadonlySet<string>>();

/**
 * Whether a domain (lower case, A-labels) or one above it gives mailboxes that are thrown away. Providers of real
 * mailboxes and relay services never do, whatever the list says.
 */
export function isDisposableDomain(domain: string): boolean {
  if (knownMailDomains.has(domain) || isRelayDomain(domain)) return false;
  const dot = domain.lastIndexOf('.');
  return dot !== -1 && isUnder(domain.slice(0, dot), namesUnder(domain.slice(dot + 1)));
}

function namesUnder(ending: string): ReadonlySet<string> {
  const known = namesByEnding.get(ending);
  if (known !== undefined) return known;
  const start = disposableText.indexOf(`\n${ending} `);
  // because what has no line must not fill the memory, whatever endings a list has
  if (start === -1) return none;
  const end = disposableText.indexOf('\n', start + 1);
  const [, ...names] = disposableText.slice(start + 1, end === -1 ? undefined : end).split(' ');
  const read = new Set(names);
  namesByEnding.set(ending, read);
  return read;
}

const none: ReadonlySet<string> = new Set();
