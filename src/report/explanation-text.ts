import type { DomainStanding } from '../core/dns/domain-standing.ts';
import type { AddressReading, Explanation } from '../core/explain-address.ts';
import { type AliasReason, aliasReasons } from '../core/suppression/alias-reason.ts';
import type { SuppressionReason } from '../core/suppression/suppression-reason.ts';
import { counted } from './numbers.ts';
import { refusalWords } from './prose/refusals.ts';
import { setAsideSentence } from './prose/set-aside.ts';

const reasonWords: Readonly<Record<SuppressionReason, string>> = {
  complaint: 'complained about spam',
  unsubscribe: 'unsubscribed',
  'hard-bounce': 'hard-bounced',
  invalid: 'on file as invalid',
  manual: 'suppressed by hand',
  'soft-bounce': 'soft-bounced',
};

const aliasWords: Readonly<Record<AliasReason, string>> = {
  'alias-complaint': 'complained about spam',
  'alias-unsubscribe': 'unsubscribed',
  'alias-manual': 'was suppressed by hand',
  'alias-bounce': 'hard-bounced',
};

const refusedLines: Readonly<Record<NonNullable<Explanation['domainRefused']>, string>> = {
  'reserved-domain': 'its domain is reserved and takes no mail',
  'dead-domain': 'its domain takes no mail',
  'unknown-top-level': 'its domain ends in no top-level name that exists',
  'bare-suffix': 'its domain is an ending that others register under, not a domain of its own',
};
const serviceLines = {
  disposable: 'its domain gives mailboxes that are thrown away',
  relay: 'its domain passes mail on to a mailbox behind an alias; real people use it',
} as const;
const roleLines = {
  desk: 'a role account: bounces and complaints are likelier',
  hazard: 'an address that machines and complaints desks read: nobody asked for campaigns there',
} as const;

const dnsLines: Readonly<Record<DomainStanding, string>> = {
  'takes-mail': 'takes mail',
  'no-mx': 'names no mail server, only an address',
  'broken-mx': 'names mail servers that cannot be reached',
  parked: 'is parked: mail to it reaches no mailbox',
  'null-mx': 'takes no mail',
  'no-host': 'has no mail server and no address',
  nxdomain: 'does not exist',
};

function dnsLine({ says, asked, stale }: NonNullable<Explanation['dns']>): string {
  const age = stale ? ', which is too old to count' : '';
  return `DNS says that its domain ${dnsLines[says]} (asked on ${asked}${age})`;
}

/** An explanation for a terminal: one line per thing that is known. The address itself is not repeated. */
export function explanationText(explanation: Explanation): string {
  const lines = explanation.valid
    ? validLines(explanation)
    : [
        `not valid: ${refusalWords(explanation.code ?? '')} (${explanation.code}, character ${explanation.column})`,
      ];
  return `${[...lines, ...readingLines(explanation.readings), ...suppressionLines(explanation), rulesLine(explanation)].join('\n')}\n`;
}

const profileNames: Readonly<Record<AddressReading['profile'], string>> = {
  'send-list': 'a send-list',
  rfc5321: 'RFC 5321 (ASCII mail)',
  international: 'RFC 6531 (international mail)',
};

/** The three readings in one line, where they differ. */
function readingLines(readings: readonly AddressReading[]): string[] {
  if (readings.every(({ code }) => code === readings[0]?.code)) return [];
  const told = readings.map(({ profile, accepted, code, column }) =>
    accepted
      ? `accepted by ${profileNames[profile]}`
      : `refused by ${profileNames[profile]} (${code}, character ${column})`,
  );
  return [told.join(', ')];
}

function validLines(explanation: Explanation): string[] {
  const { key, domainRefused, domainKind, service, role, placeholder, domainMeant, dns } = explanation;
  const lines = [
    key === null ? 'valid; what it is matched by is not shown where CI is set' : `valid, matched as ${key}`,
  ];
  if (domainRefused !== null) lines.push(refusedLines[domainRefused]);
  lines.push(`its domain counts as ${domainKind} for how fast mailboxes die`);
  if (dns !== null) lines.push(dnsLine(dns));
  if (domainMeant !== null) lines.push(`its domain looks misspelt: ${domainMeant} was probably meant`);
  if (service !== null) lines.push(serviceLines[service]);
  if (role !== null) lines.push(roleLines[role]);
  if (placeholder) lines.push('looks made up, as people fill a form they do not want to fill');
  return [...lines, ...mailboxLines(explanation)];
}

function mailboxLines({ mailbox, verified }: Explanation): string[] {
  const lines = [];
  if (mailbox !== null) lines.push(`most likely the same mailbox as ${mailbox}, as its provider documents`);
  if (verified !== null) {
    const when = verified.on === null ? 'without saying when' : `on ${verified.on}`;
    lines.push(`a verifier found it ${verified.result} ${when}`);
  }
  return lines;
}

function suppressionLines(explanation: Explanation): string[] {
  const { suppressionFiles, suppressedFor, otherScope } = explanation;
  if (suppressionFiles === 0) return ['no suppression files were read: name them with --suppressions'];
  const where = `in ${counted(suppressionFiles, 'suppression file')}`;
  const lines = suppressedFor.map((reason) => `${reasonWords[reason]}${detail(reason, explanation)}`);
  lines.push(...aliasLines(explanation));
  if (otherScope) lines.push('has a suppression of another scope, which does not count here');
  const setAside = explanation.setAside.map(setAsideSentence);
  if (lines.length > 0) return [...lines, ...setAside];
  return [setAside.length === 0 ? `not found ${where}` : `not suppressed ${where}`, ...setAside];
}

function aliasLines({ rules }: Explanation): string[] {
  return aliasReasons
    .filter((reason) => rules.some(({ code }) => code === reason))
    .map((reason) => `another address of its mailbox ${aliasWords[reason]}`);
}

/** The findings by their codes, so that they can be looked up, waived and searched for. */
function rulesLine({ rules }: Explanation): string {
  if (rules.length === 0) return 'in a list, check would report nothing of it';
  const reported = rules.filter((rule) => rule.reported);
  if (reported.length === rules.length) return `in a list, check would report: ${namesOf(rules)}`;
  return `it sets off: ${namesOf(rules)}; in a list, check would report the strongest: ${namesOf(reported)}`;
}

function namesOf(rules: Explanation['rules']): string {
  return rules.map(({ code, severity }) => `${code} (${severity})`).join(', ');
}

function detail(
  reason: SuppressionReason,
  { hardBouncedOn, softBounces, softRepeats, wholeDomain }: Explanation,
): string {
  const whole = wholeDomain ? ' (its whole domain is on file)' : '';
  if (reason === 'hard-bounce' && hardBouncedOn !== null) return ` on ${hardBouncedOn}${whole}`;
  if (reason !== 'soft-bounce') return whole;
  if (softRepeats === null) return ` ${counted(softBounces, 'time')}${whole}`;
  const { campaigns, needed, class: bounceClass } = softRepeats;
  return ` in ${counted(campaigns, 'campaign')} (${bounceClass}: ${needed} suppress)${whole}`;
}
