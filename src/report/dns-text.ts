import type { DnsRefresh } from '../core/dns/dns-refresh.ts';
import type { DomainStanding } from '../core/dns/domain-standing.ts';
import { count, counted, percent } from './numbers.ts';

/** A refresh of the DNS cache, and where it went. */
export interface RefreshTold extends DnsRefresh {
  /** The file, fit to be shown. */
  readonly file: string;
  readonly written: boolean;
  /** Whether a check reads the file by the policy. */
  readonly counts: boolean;
}

const standingLines: readonly (readonly [DomainStanding, one: string, many: string])[] = [
  ['takes-mail', 'takes mail', 'take mail'],
  ['no-mx', 'names no mail server, only an address', 'name no mail server, only an address'],
  ['broken-mx', 'names mail servers that cannot be reached', 'name mail servers that cannot be reached'],
  ['parked', 'is parked', 'are parked'],
  ['null-mx', 'says that it takes no mail', 'say that they take no mail'],
  ['no-host', 'has no mail server and no address', 'have no mail server and no address'],
  ['nxdomain', 'does not exist', 'do not exist'],
];

/** What asking came to, for a terminal: what is known of the lists now, how far that reaches, the file last. */
export function dnsText(told: RefreshTold): string {
  return [askedLine(told), ...knownLines(told), coverageLine(told), ...fileLines(told)]
    .map((line) => `${line}\n`)
    .join('');
}

/** The same for machines. */
export function dnsRecord(told: RefreshTold): object {
  const { file, written, domains, rows, asked, unknown, leftOut, standings, rowsKnown } = told;
  return { file, written, domains, rows, rowsKnown, asked, unknown, leftOut, standings };
}

function askedLine({ asked, domains, unknown, leftOut }: RefreshTold): string {
  const parts = [
    `Asked about ${count(asked)} of ${counted(domains, 'domain')}`,
    unknown === 0 ? '' : `; ${count(unknown)} could not be told`,
    leftOut === 0
      ? ''
      : `; ${count(leftOut)} ${leftOut === 1 ? 'was' : 'were'} left for the next run (or more time: --budget)`,
  ];
  return `${parts.join('')}.`;
}

function knownLines({ standings }: RefreshTold): string[] {
  return standingLines.flatMap(([standing, one, many]) => {
    const number = standings[standing];
    return number === 0 ? [] : [`${count(number).padStart(9)}   ${number === 1 ? one : many}`];
  });
}

function coverageLine({ rows, rowsKnown }: RefreshTold): string {
  if (rows === 0) return 'No row of the lists has a domain that can be asked about.';
  return `Known for ${percent(rowsKnown / rows)} of ${counted(rows, 'row')}. What is not known counts for nothing.`;
}

function fileLines({ file, written, counts }: RefreshTold): string[] {
  const first = written ? `Written to ${file}: commit it.` : `${file} is as before.`;
  return counts
    ? [first]
    : [first, 'No check reads it yet. Set dns: cache under "policy" in the policy file (docs/dns.md).'];
}
