import { suffixStanding } from '../domain/public-suffix.ts';
import { isReservedDomain } from '../domain/reserved-domain.ts';
import { isHostName } from './is-host-name.ts';

/**
 * Whether a name may be asked of a resolver: a host name that somebody registered below a public ending. Reserved names
 * (RFC 6761, `.internal`) and numbers never are, because an answer could only come from inside the network that asks.
 */
export function isAskable(name: string): boolean {
  return isHostName(name) && !isReservedDomain(name) && suffixStanding(name) === 'registrable';
}
