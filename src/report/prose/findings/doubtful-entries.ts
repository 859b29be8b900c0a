import { counted } from '../../numbers.ts';
import type { FindingProse } from './finding-prose.ts';

/** Entries worth a second look. */
export const doubtfulEntries = {
  duplicate: {
    title: 'Duplicate',
    sentence: (args) => `the same recipient as line ${args.firstLine}: remove one of the rows`,
  },
  'duplicate-alias': {
    title: 'Another address of a mailbox',
    sentence: (args) =>
      `most likely the same mailbox as line ${args.firstLine}, since its provider delivers both addresses there: keep the one the person gave`,
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
  'private-suffix': {
    title: 'Domain that others have their sites under',
    sentence: () =>
      'the domain is one under which a company gives sites to its customers, so people rarely have mailboxes there: ask the person, or remove the row',
  },
  'needs-smtputf8': {
    title: 'Address needs SMTPUTF8',
    sentence: () =>
      'the part before the @ is not ASCII, so every server on the way must speak SMTPUTF8 (RFC 6531): look whether your sending service does, or ask for another address',
  },
  placeholder: {
    title: 'Looks made up',
    sentence: () => 'looks like an address typed to get past a form: ask the person, or remove the row',
  },
  'top-level-not-listed': {
    title: 'Domain ends in a name that is not listed',
    sentence: (args) =>
      `the domain ends in a top-level name that was not listed on ${args.listed}, more than six months before: update Bounce Gate, or look whether the name exists`,
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
} as const satisfies Readonly<Record<string, FindingProse>>;
