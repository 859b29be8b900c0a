import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** Refusals for what the sender, its domain or its network is: never a reason to suppress a recipient. */
export const senderRules: readonly TextRule[] = [
  {
    id: 'text-rate-limit',
    class: 'rate',
    confidence: 'high',
    any: [
      'rate limit exceeded',
      'rate limit is exceeded',
      'exceeded the rate limit',
      'exceeds the rate limit',
    ],
  },
  {
    id: 'text-rate',
    class: 'rate',
    confidence: 'high',
    any: phrases(`
      too many connections, too many concurrent, too many simultaneous, too many sessions,
      too many messages, too many mails, too many emails, too many e-mails, too much mail, too much email,
      too many recipients this hour, recipients this hour, rate limit, rate limited, rate limits,
      ratelimit*, rate exceeded, throttl*, sending rate, message rate, mail rate, sending too fast,
      connecting too fast, connection rate, connection limit, concurrent connections,
      maximum number of connections, concurrency limit, message limit, sending limit, hourly limit,
      daily limit, limit per hour, limit per day, per hour limit, sending quota, daily quota, hourly quota,
      emails per hour, mails per hour, messages per hour, recipients received this hour, rate control,
      too many errors from,
      unexpected volume, unusual rate, mail flood, frequency limit*, slow down, out of connections,
      no more messages accepted
    `),
    unless: ['mailbox', 'spam', 'blacklist*'],
  },
  {
    id: 'text-auth',
    class: 'auth',
    confidence: 'high',
    any: phrases(`
      dmarc*, dkim, spf, sender policy framework, sender id, purported responsible address,
      unauthenticated email, unauthenticated mail, unauthenticated sender, authentication required,
      authentication is required, authentication failed, authentication failure, authentication checks,
      smtp authentication, must authenticate, please authenticate, need to authenticate, not authenticated,
      isn't authenticated, client was not authenticated, email authentication, must issue a starttls,
      authentication level, anti spoofing, arc validation, arc failure
    `),
  },
  {
    id: 'text-reverse-dns',
    class: 'rdns',
    confidence: 'high',
    any: phrases(`
      reverse dns, reverse dns entry, rdns, ptr, ptr record, reverse lookup, reverse hostname,
      reverse host name, reverse ip, cannot find your hostname, cannot find your reverse hostname,
      can not find your hostname, cannot resolve your hostname, unresolvable relay host name,
      ip name lookup failed, name lookup failed for ip, fcrdns, forward confirmed, helo command rejected,
      ehlo command rejected, invalid helo, invalid ehlo, bad helo, helo name, ehlo name, helo hostname,
      fully qualified hostname, need fully qualified
    `),
    unless: ['recipient address rejected need fully qualified'],
  },
  {
    id: 'text-reputation',
    class: 'reputation',
    confidence: 'high',
    any: phrases(`
      spamhaus*, spamhaus.org, spamcop*, spamcop.net, sorbs*, sorbs.net, barracudacentral.org, senderscore*,
      sender score, uceprotect*, invaluement*, dnsbl, dnsbls, rbl, rbls, blacklist*, black listed,
      black list, blocklist*, block list, block listed, blocked using, blocked by rbl, is listed,
      are listed, currently listed, was listed, listed by, found on one or more, reputation,
      banned sending ip, dynamic ip, dynamic address, dynamic ip addresses, dial up, dialup, residential ip,
      residential address, user complaints, too many unwanted messages, weren't sent,
      unfortunately messages from, cidr blocked, due to abuse, poor sender, untrusted ip,
      ip not in whitelist, not on our whitelist, not whitelisted, insecure mail relay, open proxy,
      compromised host, too many invalid recipients, too many unknown recipients, too many bad recipients,
      too many unknown users, directory harvest*
    `),
    unless: ['not blacklisted', 'not listed'],
  },
  {
    id: 'text-network-refused',
    class: 'reputation',
    confidence: 'medium',
    any: phrases(`
      client host, ip, ips, ip address, ip addresses, your server, your host, your network,
      your mail server, your isp, this host, sending host, sending server, mail server, connecting host,
      connection, connections
    `),
    near: phrases(`
      blocked, rejected, banned, denied, not accepted, not allowed, refused by, prohibited, unauthorized,
      blocking, not welcome, bad reputation, abusive, block
    `),
    unless: phrases(`
      mailbox, user unknown, unknown user, no such user, connection refused, connection was refused,
      recipient address rejected, does not exist, doesn't exist, relay access denied, sender rejected,
      server permanently rejected message
    `),
  },
  {
    id: 'text-sender-rejected',
    class: 'sender-rejected',
    confidence: 'high',
    any: phrases(`
      sender address rejected, sender rejected, sender denied, sender refused, sender blocked,
      sender verify, sender verification, sender callout, verify sender, verify the sender, validate sender,
      sender unverified, invalid sender, sender invalid, sender is invalid, sender address is invalid,
      sender address invalid, sender address does not exist, sender address, bad sender, unknown sender,
      sender unknown, sender not found, sender does not exist, unroutable sender, unrouteable sender,
      domain of sender, sender domain, sender's domain, sender host, from domain, from address,
      mail from domain, mail from address, domain of mail from, domain in mail from, from domain is invalid,
      provide a valid from, return path is, return path does, invalid return path, bad return path,
      reverse path, envelope from, envelope sender, sender not allowed, sender is not allowed,
      sender not permitted, bad outbound sender, not allowed to send from, not authorized to send from, send as,
      expéditeur inconnu, l'expéditeur, absender unbekannt, absenderadresse, remitente desconocido,
      mittente sconosciuto, 发件人, 差出人, 送信者
    `),
    unless: phrases(`
      recipient address rejected user unknown, user unknown in, blocked by recipient, recipient has blocked,
      blocked by the recipient
    `),
  },
  {
    id: 'text-sending-account',
    class: 'policy',
    confidence: 'high',
    any: phrases(`
      your account, your email account, outgoing mail, outgoing email, outgoing messages,
      message sending for this account, sending account, sending from this account
    `),
    near: phrases(`
      disabled, suspended, blocked, locked, restricted, limited, deactivated, not allowed, exceeded
    `),
  },
  {
    id: 'text-relay-refused',
    class: 'relay',
    confidence: 'high',
    any: phrases(`
      relay access denied, relaying denied, relaying not permitted, relaying not allowed,
      relaying is not allowed, relaying is not permitted, relaying of mail is not permitted,
      relaying prohibited, relaying disallowed, relay not permitted, relay is not permitted,
      relay not allowed, relay denied, relay prohibited, relay disabled, not permitted to relay,
      not allowed to relay, not authorized to relay, unable to relay, cannot relay, won't relay,
      do not relay, don't relay, relais refusé, delivery is not allowed to this address
    `),
  },
  {
    id: 'text-relay',
    class: 'relay',
    confidence: 'high',
    any: phrases(`
      no relaying, no relay, mail relay, open relay, not a relay, allowed rcpthosts, list of allowed, domain not hosted here, not a local domain,
      we do not accept mail for this domain, we don't handle mail for
    `),
    unless: ['relay recipient table', 'user unknown', 'unknown user'],
  },
];
