import { consumerDomains } from './consumer-providers.ts';

/**
 * Domains near a provider's name that take real people's mail, so that they are never called misspelt: other providers
 * and the companies behind them. Own collection from their public pages; all lower case.
 */
const neighbours =
  `att.com bell.ca bt.com charter.com chatter.net cloud.com comcast.com cox.com free.com freenet.com gail.com
   games.com gmal.de hotmail.net laposte.fr live.net love.com mail.org mail.uk maill.com me.de mobileme.com never.com
   o2.co.uk o2.de orange.com orange.net proton.com shaw.com skynet.com sympatico.com telenet.com telia.com telnet.be
   telus.com uol.com verizon.com yandex.net ymail.co`
    .trim()
    .split(/\s+/);

/** Every domain that is known to take mail under this very spelling, lower case. */
export const knownMailDomains: ReadonlySet<string> = new Set([...consumerDomains, ...neighbours]);
