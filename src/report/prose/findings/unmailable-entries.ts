import type { DeadStanding } from '../../../core/dns/domain-standing.ts';
import type { MessageArgs } from '../../../core/finding.ts';
import { refusalWords } from '../refusals.ts';
import type { FindingProse } from './finding-prose.ts';

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

/** Entries that cannot be mailed. */
export const unmailableEntries = {
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
} as const satisfies Readonly<Record<string, FindingProse>>;
