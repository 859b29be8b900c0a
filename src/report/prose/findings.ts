import type { DeadStanding } from '../../core/dns/domain-standing.ts';
import type { FindingCode, MessageArgs } from '../../core/finding.ts';
import { count, counted } from '../numbers.ts';
import { show } from '../show.ts';
import { hashName } from './hash-name.ts';
import { refusalWords } from './refusals.ts';

/** How one kind of finding is told: what it is, in a few words; and for one place, what is there and what to do. */
export interface FindingProse {
  readonly title: string;
  readonly sentence: (args: MessageArgs) => string;
}

const hashForms: Readonly<Record<string, string>> = {
  written: 'hashed as the address is written',
  'lower-case': 'hashed in lower case',
  'a-label': 'hashed in lower case with the domain in ASCII',
  gmail: 'hashed without the dots and tags that Gmail ignores',
};

function meant({ meant: word }: MessageArgs): string {
  return word === undefined ? '' : `; ${word} was probably meant`;
}

const deadDomains: Readonly<Record<DeadStanding, string>> = {
  nxdomain: 'the domain does not exist',
  'null-mx': 'the domain says that it takes no mail',
  'no-host': 'the domain has no mail server and no address',
};

function deadDomain({ says, asked }: MessageArgs): string {
  return `${deadDomains[says as DeadStanding] ?? 'the domain takes no mail'} (DNS, asked on ${asked})`; // because only dead standings lead here
}

function aliasSentence(what: string): string {
  return `another address of this mailbox ${what}; its provider delivers both to one person, as far as it tells: remove the row, or set policy.suppressed-alias`;
}

/** The prose of every finding code. Documented for users in docs/findings.md. */
export const findingProse: Readonly<Record<FindingCode, FindingProse>> = {
  'invalid-address': {
    title: 'Address is not valid',
    sentence: (args) =>
      `not a valid address: ${refusalWords(String(args.refusal))} (character ${args.column}). Correct it or remove the row`,
  },
  'reserved-domain': {
    title: 'Domain is reserved',
    sentence: () => 'the domain is reserved for tests and documents and takes no mail: remove the row',
  },
  'dead-domain': {
    title: 'Domain takes no mail',
    sentence: (args) => `${deadDomain(args)}${meant(args)}: remove the row`,
  },
  'unknown-top-level': {
    title: 'Domain ends in a name that does not exist',
    sentence: (args) =>
      `the domain ends in no top-level name that exists${meant(args)}: correct it with the person, or remove the row`,
  },
  'bare-suffix': {
    title: 'Domain is only an ending',
    sentence: () =>
      'the domain is an ending that others register under, not a domain with mailboxes: remove the row',
  },
  'verified-invalid': {
    title: 'Found invalid by a verifier',
    sentence: () => 'a verifier found this address invalid: remove the row',
  },
  'typo-domain': {
    title: "Misspelt provider's domain",
    sentence: (args) => `the domain looks misspelt; ${args.meant} was probably meant: ask, or remove the row`,
  },
  'suppressed-unsubscribe': {
    title: 'Unsubscribed',
    sentence: () => 'this recipient unsubscribed and must not be mailed: remove the row',
  },
  'suppressed-complaint': {
    title: 'Complained about spam',
    sentence: () => 'this recipient complained about spam and must not be mailed: remove the row',
  },
  'suppressed-manual': {
    title: 'Suppressed by hand',
    sentence: () => 'this recipient was put on the suppression list by hand: remove the row',
  },
  'suppressed-hard-bounce': {
    title: 'Hard-bounced before',
    sentence: () => 'this address hard-bounced before and will again: remove the row',
  },
  'suppressed-soft-bounce': {
    title: 'Soft-bounced repeatedly',
    sentence: (args) =>
      `this address soft-bounced ${counted(Number(args.count), 'time')} in a row: remove the row`,
  },
  'suppressed-invalid': {
    title: 'On file as invalid',
    sentence: () => 'this address is on the suppression list as invalid: remove the row',
  },
  'alias-complaint': {
    title: 'Mailbox complained about spam',
    sentence: () => aliasSentence('complained about spam'),
  },
  'alias-unsubscribe': {
    title: 'Mailbox unsubscribed',
    sentence: () => aliasSentence('unsubscribed'),
  },
  'alias-manual': {
    title: 'Mailbox suppressed by hand',
    sentence: () => aliasSentence('was suppressed by hand'),
  },
  'alias-bounce': {
    title: 'Mailbox bounced before',
    sentence: () => aliasSentence('hard-bounced before'),
  },
  'duplicate-alias': {
    title: 'Another address of a mailbox',
    sentence: (args) =>
      `most likely the same mailbox as line ${args.firstLine}, since its provider delivers both addresses there: keep the one the person gave`,
  },
  'top-level-not-listed': {
    title: 'Domain ends in a name that is not listed',
    sentence: (args) =>
      `the domain ends in a top-level name that was not listed on ${args.listed}, more than six months before: update Bounce Gate, or look whether the name exists`,
  },
  duplicate: {
    title: 'Duplicate',
    sentence: (args) => `the same recipient as line ${args.firstLine}: remove one of the rows`,
  },
  'hard-bounce-recovered': {
    title: 'Delivered since its hard bounce',
    sentence: () =>
      'hard-bounced once, but was delivered to or heard from since: counted as recovered; take it off the suppression list if that is right',
  },
  'role-account': {
    title: 'Role account',
    sentence: () =>
      'belongs to a function (such as a sales desk), not a person: bounces and complaints are likelier',
  },
  'disposable-domain': {
    title: 'Disposable mailbox',
    sentence: (args) =>
      `the domain gives mailboxes that are thrown away (list ${args.version}): remove the row, or add the domain to domains.allow`,
  },
  'verified-harmful': {
    title: 'A verifier advises against it',
    sentence: (args) =>
      args.says === 'disposable'
        ? 'a verifier found this mailbox to be one that is thrown away: remove the row'
        : 'a verifier advises against mailing this address, as it does for traps and people who complain: remove the row',
  },
  'relay-domain': {
    title: 'Alias of a relay service',
    sentence: () =>
      'an alias that passes mail on to a real person, who may have switched it off: nothing to do',
  },
  placeholder: {
    title: 'Looks made up',
    sentence: () => 'looks like an address typed to get past a form: ask the person, or remove the row',
  },
  'no-mx': {
    title: 'Domain names no mail server',
    sentence: (args) =>
      `the domain names no mail server, only an address (asked on ${args.asked}): mail may arrive, and often does not`,
  },
  'broken-mx': {
    title: 'Mail servers that nobody can reach',
    sentence: (args) =>
      `the mail servers that the domain names cannot be reached from outside (asked on ${args.asked}): mail will most likely not arrive`,
  },
  'parked-domain': {
    title: 'Domain is parked',
    sentence: (args) =>
      `mail to the domain goes to a company that parks domains (asked on ${args.asked}), not to a mailbox: ask the person, or remove the row`,
  },
  'ragged-row': {
    title: 'Row has another number of cells than the header',
    sentence: (args) =>
      `${counted(Number(args.cells), 'cell')} where the header has ${args.expected}: check the quotes and separators of this row`,
  },
  'unreadable-date': {
    title: 'Date could not be read',
    sentence: (args) => `the date in ${args.field} could not be read and was ignored: write it as YYYY-MM-DD`,
  },
  'future-date': {
    title: 'Date lies in the future',
    sentence: (args) => `the date in ${args.field} lies in the future and was ignored: correct it`,
  },
  'unknown-value': {
    title: 'Value is not known',
    sentence: (args) =>
      `the value in ${args.field} is not one this column can have and was not used: see docs/lists.md`,
  },
  'list-hashed': {
    title: 'Addresses are hashed',
    sentence: (args) =>
      `the addresses are ${hashName(args.algorithm)} hashes, so only duplicates and suppressions could be looked at: not whether they are addresses, nor their domains, misspellings, roles or other spellings of a mailbox. Check the list before it is hashed as well`,
  },
  'source-not-mapped': {
    title: 'Source is not mapped to a kind',
    sentence: (args) =>
      `the source "${show(String(args.source))}" has no kind, so its ${counted(Number(args.recipients), 'recipient counts', 'recipients count')} as unknown: map it under "sources" in the policy (docs/policy.md)`,
  },
  'nothing-known': {
    title: 'Nothing is known of these recipients',
    sentence: (args) =>
      `no date tells when ${counted(Number(args.recipients), 'recipient was', 'recipients were')} last heard from, so they count as 18 months old: add last_delivered_at, last_engaged_at or opted_in_at (docs/lists.md)`,
  },
  'crowded-domain': {
    title: 'Many recipients of one small domain',
    sentence: (args) =>
      `${counted(Number(args.recipients), 'recipient')} of one domain that is no provider's, this the first: one refusal of its server hits them all; look whether these people exist`,
  },
  'numbered-addresses': {
    title: 'Addresses that count up',
    sentence: (args) =>
      `${counted(Number(args.rows), 'row')} whose addresses count up from one to the next, this the first: they look made and not gathered, so ask where they come from`,
  },
  'verification-undated': {
    title: 'Verification without a date',
    sentence: (args) =>
      `${counted(Number(args.rows), 'result')} of a verifier without a date, so that "valid" proves nothing: put the day into the file's name (results-2026-11-20.csv)`,
  },
  'windows-1252': {
    title: 'Not UTF-8',
    sentence: (args) =>
      `${counted(Number(args.rows), 'row')} could not be read as UTF-8 and ${args.rows === 1 ? 'was' : 'were'} read as Windows-1252: save the file as UTF-8`,
  },
  'clock-pinned': {
    title: 'The date is fixed by the policy',
    sentence: (args) => `judged as of ${args.asOf}, because the policy has as-of: remove it for real sends`,
  },
  'dns-coverage': {
    title: 'How far DNS answers reach',
    sentence: (args) =>
      `DNS answers are known for ${count(Number(args.known))} of ${counted(Number(args.recipients), 'recipient')}${args.oldest === undefined ? '' : `, the oldest of ${args.oldest}`}${args.known === args.recipients ? '' : '; the others count as if nobody had asked: bounce-gate dns'}`,
  },
  'dns-stale': {
    title: 'DNS answers are too old',
    sentence: (args) =>
      `the DNS answers for ${counted(Number(args.recipients), 'recipient')} are older than ${counted(Number(args.days), 'day')} and do not count: ask again with bounce-gate dns, and commit the file`,
  },
  'suppression-expired': {
    title: 'Suppression expired',
    sentence: () => 'this suppression has expired and does not count any more',
  },
  'suppression-expiry-ignored': {
    title: 'Expiry of a complaint ignored',
    sentence: () => 'complaints do not expire: this one still counts',
  },
  'suppression-other-scope': {
    title: 'Opted out elsewhere',
    sentence: (args) =>
      `${counted(Number(args.recipients), 'recipient has', 'recipients have')} a suppression of another scope, which does not count for this campaign: add the scope to suppression-scopes if it should`,
  },
  'suppression-unknown-reason': {
    title: 'Suppression without a known reason',
    sentence: (args) =>
      args.column === 'none'
        ? `has no reason column, so every row counts as ${args.reason}: add a reason column if that is wrong`
        : `the word in the ${args.column} column is not a known reason, so it counts as ${args.reason}`,
  },
  'suppression-unreadable-row': {
    title: 'Suppression row without an address',
    sentence: () => 'no address in this row, so it suppresses nobody: correct or remove it',
  },
  'suppression-unread-date': {
    title: 'Suppressions with a date that is not known',
    sentence: (args) =>
      args.ambiguous === 0
        ? `${counted(Number(args.rows), 'row has', 'rows have')} a date that cannot be read and ${args.rows === 1 ? 'counts' : 'count'} as undated, this the first: write dates as 2026-12-31`
        : `${counted(Number(args.ambiguous), 'row has', 'rows have')} a date such as 03/04/2026 that may mean two days, with no other in the column to tell which, and ${args.ambiguous === 1 ? 'counts' : 'count'} as undated: write dates as 2026-12-31`,
  },
  'suppression-age-unknown': {
    title: 'Age of the suppressions is unknown',
    sentence: () => 'no dates in the suppression files, so their age cannot be judged: add created_at',
  },
  'suppression-old': {
    title: 'Suppressions are old',
    sentence: (args) =>
      `the newest suppression is ${counted(Number(args.days), 'day')} old: export the suppressions again`,
  },
  'suppression-whole-domain': {
    title: 'A whole domain is suppressed',
    sentence: (args) =>
      `an entry for a whole domain or a pattern suppresses ${counted(Number(args.recipients), 'recipient')}: check that this is meant`,
  },
  'suppression-weak-hash': {
    title: 'Addresses as weak hashes',
    sentence: (args) =>
      `holds addresses as ${hashName(args.algorithm)}, which anybody can undo by trying addresses: treat the file as if they stood in it`,
  },
  'suppression-hash-match': {
    title: 'Matched by a hash',
    sentence: (args) =>
      `${counted(Number(args.recipients), 'recipient')} matched hashed suppressions, ${hashForms[String(args.form)] ?? args.form}`,
  },
  'waiver-expired': {
    title: 'Waiver has expired',
    sentence: (args) =>
      `the waiver for ${args.waiver} expired on ${args.expires} and does not count: renew or remove it`,
  },
  'waiver-unused': {
    title: 'Waiver is not needed',
    sentence: (args) => `the waiver for ${args.waiver} waives nothing: remove it`,
  },
  'waiver-exceeded': {
    title: 'Waiver covers too few',
    sentence: (args) =>
      `the waiver for ${args.waiver} covers at most ${args.most}, and there ${args.count === 1 ? 'is' : 'are'} ${args.count}, so it lifts nothing: remove rows, or agree on a new waiver`,
  },
};
