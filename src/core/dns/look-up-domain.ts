import type { AskResolver, DnsAnswer, DnsRecord } from './dns-answer.ts';
import type { DomainStanding } from './domain-standing.ts';
import { isAskable } from './is-askable.ts';
import { isPublicAddress } from './is-public-address.ts';
import { isParkingServer } from './parking-server.ts';

/** So many mail servers of a domain are looked up at most; one that names more is believed. */
const mostHosts = 2;

/**
 * How a domain stands by the word of one resolver: its mail servers, then its addresses (RFC 5321 section 5.1), as mail
 * servers look them up. Unknown as soon as the decision would rest on a question that was not answered.
 */
export async function lookUpDomain(domain: string, ask: AskResolver): Promise<DomainStanding | 'unknown'> {
  const mx = await ask(domain, 'MX');
  if (mx.kind === 'silence') return 'unknown';
  if (mx.kind === 'records') return standingByServers(mx.records, ask);
  // because some servers deny a name only because they do not know the type that is asked for (RFC 4074 section 4.2)
  const ipv4 = await ask(domain, 'A');
  if (mx.kind === 'nxdomain' && ipv4.kind === 'nxdomain') return 'nxdomain';
  return standingByAddresses([ipv4, await ask(domain, 'AAAA')]);
}

async function standingByServers(records: readonly DnsRecord[], ask: AskResolver): Promise<DomainStanding> {
  const hosts = [...new Set(records.map(({ value }) => value))].filter((host) => host !== '');
  if (hosts.length === 0) return 'null-mx';
  const usable = hosts.filter(isAskable);
  if (usable.length === 0) return 'broken-mx';
  if (usable.every(isParkingServer)) return 'parked';
  if (usable.length > mostHosts) return 'takes-mail';
  for (const host of usable) if (await mayBeReached(host, ask)) return 'takes-mail';
  return 'broken-mx';
}

async function mayBeReached(host: string, ask: AskResolver): Promise<boolean> {
  for (const type of ['A', 'AAAA'] as const) {
    const answer = await ask(host, type);
    if (answer.kind === 'silence' || hasPublic(answer)) return true;
  }
  return false;
}

function hasPublic(answer: DnsAnswer): boolean {
  return answer.kind === 'records' && answer.records.some(({ value }) => isPublicAddress(value));
}

function standingByAddresses(answers: readonly DnsAnswer[]): DomainStanding | 'unknown' {
  if (answers.some(hasPublic)) return 'no-mx';
  if (answers.some(({ kind }) => kind === 'silence')) return 'unknown';
  return answers.some(({ kind }) => kind === 'records') ? 'broken-mx' : 'no-host';
}
