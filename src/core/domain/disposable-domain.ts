import { disposableText } from './data/disposable-domains.ts';
import { knownMailDomains } from './known-mail-domains.ts';
import { registrableDomain } from './registrable-domain.ts';
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
  if (dot === -1) return false;
  const names = domain.slice(0, dot);
  return isUnder(names, namesUnder(domain.slice(dot + 1))) || isNamedForIt(registrableDomain(domain));
}

/** Names that services of this kind give themselves, under more endings than any list has. */
const itsName =
  /^(?:\d{1,3}min(?:ute)?s?|temp(?:orary)?|trash|throwaway|disposable|burner|guerr?illa)mail(?:s|box|er)?$/;

// because a company may call a part of its own domain anything
function isNamedForIt(registered: string | null): boolean {
  const name = registered?.slice(0, registered.indexOf('.')) ?? '';
  return itsName.test(name.replaceAll('-', ''));
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
