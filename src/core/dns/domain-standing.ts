/**
 * What DNS says of a domain as a place for mail, as the DNS cache writes it: `takes-mail` names a mail server; `no-mx`
 * has only an address, which RFC 5321 section 5.1 takes for one; `broken-mx` names servers that nobody can reach (this
 * machine, private addresses, no host at all); `parked` names those of a company that parks domains; `null-mx` says that it takes none (RFC 7505); `no-host` exists without a
 * mail server and without an address; `nxdomain` does not exist.
 */
export const domainStandings = [
  'takes-mail',
  'no-mx',
  'broken-mx',
  'parked',
  'null-mx',
  'no-host',
  'nxdomain',
] as const;
export type DomainStanding = (typeof domainStandings)[number];

/** The standings of a domain that no mail can be delivered to. */
export type DeadStanding = Extract<DomainStanding, 'null-mx' | 'no-host' | 'nxdomain'>;

/** Whether mail to a domain of this standing bounces at once. */
export function isDead(standing: DomainStanding): standing is DeadStanding {
  return standing === 'null-mx' || standing === 'no-host' || standing === 'nxdomain';
}
