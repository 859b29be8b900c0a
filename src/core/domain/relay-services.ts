/**
 * Services that pass mail on to a mailbox behind an alias: real people use them, so they are never called disposable,
 * though an alias may be switched off. Own collection from the services' public pages.
 */
const relayDomains: ReadonlySet<string> = new Set(
  `33mail.com 8alias.com 8shield.net addy.io aleeas.com anonaddy.com anonaddy.me burnermail.io cloaked.id dralias.com duck.com
   e4ward.com erine.email forwardemail.net mozmail.com opayq.com passfwd.com passinbox.com passmail.com passmail.net pm.anonaddy.com
   privaterelay.appleid.com relay.firefox.com silomails.com simplelogin.co simplelogin.com simplelogin.fr simplelogin.io
   slmail.me slmails.com spamgourmet.com`
    .trim()
    .split(/\s+/),
);

/** Whether a domain (lower case) or one above it belongs to a relay service. */
export function isRelayDomain(domain: string): boolean {
  return isUnder(domain, relayDomains);
}

/** Whether a domain or one above it is in a set. */
export function isUnder(domain: string, domains: ReadonlySet<string>): boolean {
  for (let rest = domain, dot = 0; dot !== -1; rest = rest.slice(dot + 1)) {
    if (domains.has(rest)) return true;
    dot = rest.indexOf('.');
  }
  return false;
}
