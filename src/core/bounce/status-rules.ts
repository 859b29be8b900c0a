import type { BounceClass } from './bounce-class.ts';

/**
 * What an enhanced status says when the text says nothing: subject and detail of RFC 3463, RFC 5248, RFC 7293 (17, 18),
 * RFC 7372 (20 to 26), RFC 7505 (1.10, 7.27) and the IANA registry of 2024-12-06; three digits are Microsoft's own. The class digit (4, 5) decides only
 * whether it is for good. Three of them are read otherwise than they are named: a full mailbox is soft although servers
 * send it as 5.2.2, 5.7.27 is about the sender's domain, and 5.7.13 is the recipient's account.
 */
export const statusRules: ReadonlyMap<string, BounceClass> = new Map<string, BounceClass>([
  ['1.0', 'unknown-user-temp'],
  ['1.1', 'unknown-user'],
  ['1.2', 'bad-domain'],
  ['1.3', 'bad-syntax'],
  ['1.4', 'recipient-filter'],
  ['1.6', 'moved'],
  ['1.7', 'sender-rejected'],
  ['1.8', 'sender-rejected'],
  ['1.9', 'message'],
  ['1.10', 'no-mail-domain'],
  ['1', 'unknown-user-temp'],
  ['2.0', 'recipient-filter'],
  ['2.1', 'disabled'],
  ['2.2', 'full'],
  ['2.3', 'message'],
  ['2.4', 'system'],
  ['2.121', 'rate'],
  ['2.122', 'rate'],
  ['2', 'recipient-filter'],
  ['3.1', 'full'],
  ['3.2', 'no-mail-domain'],
  ['3.4', 'message'],
  ['3', 'system'],
  ['4.4', 'bad-domain'],
  ['4.6', 'loop'],
  ['4.7', 'expired'],
  ['4.300', 'expired'],
  ['4.310', 'bad-domain'],
  ['4', 'temp-network'],
  ['5.3', 'message'],
  ['5', 'system'],
  ['6', 'message'],
  ['7.8', 'auth'],
  ['7.9', 'policy'],
  ['7.13', 'disabled'],
  ['7.17', 'moved'],
  ['7.18', 'moved'],
  ['7.20', 'auth'],
  ['7.21', 'auth'],
  ['7.22', 'auth'],
  ['7.23', 'auth'],
  ['7.24', 'auth'],
  ['7.25', 'rdns'],
  ['7.26', 'auth'],
  ['7.27', 'sender-rejected'],
  ['7.28', 'rate'],
  ['7.29', 'auth'],
  ['7.515', 'auth'],
  ['7', 'policy'],
  // for now, these are how greylisting and rate limits are said
  ['temporary 2.0', 'greylist'],
  ['temporary 7.1', 'greylist'],
  ['temporary 7.0', 'rate'],
]);

/** Statuses that say plainly what is wrong with the address; words that may mean much step back behind them. */
export const plainStatuses: ReadonlySet<string> = new Set(['1.1', '1.2', '1.3', '1.6', '2.1', '2.2', '4.4']);

/** Statuses that a server also sends when a filter, not the address, was the reason: alone they are no proof. */
export const weakStatuses: ReadonlySet<string> = new Set(['1.0', '2.0', '3.2', '7.1', '7.0']);
