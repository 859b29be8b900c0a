import { expect, test } from 'vitest';
import type { DnsRefresh } from '../../src/core/dns/dns-refresh.ts';
import { dnsText } from '../../src/report/dns-text.ts';
import { findingProse } from '../../src/report/prose/findings.ts';
import { problemSentence } from '../../src/report/prose/problems.ts';

const none = {
  'takes-mail': 0,
  'no-mx': 0,
  'broken-mx': 0,
  parked: 0,
  'null-mx': 0,
  'no-host': 0,
  nxdomain: 0,
};
const refresh: DnsRefresh = {
  domains: 6204,
  rows: 18_000,
  asked: 5000,
  unknown: 12,
  leftOut: 1204,
  standings: { ...none, 'takes-mail': 4960, 'no-mx': 1, nxdomain: 27 },
  rowsKnown: 17_501,
};

test('a refresh tells what is known, how far it reaches, and where it is kept', () => {
  expect(dnsText({ ...refresh, file: 'dns.txt', written: true, counts: true })).toBe(`\
Asked about 5,000 of 6,204 domains; 12 could not be told; 1,204 were left for the next run (or more time: --budget).
    4,960   take mail
        1   names no mail server, only an address
       27   do not exist
Known for 97.2 % of 18,000 rows. What is not known counts for nothing.
Written to dns.txt: commit it.
`);
});

test('a refresh with nothing new, that no check reads', () => {
  const nothing = { domains: 1, rows: 3, asked: 0, unknown: 0, leftOut: 0, rowsKnown: 3 };
  const told = {
    ...nothing,
    standings: { ...none, 'takes-mail': 1 },
    file: 'dns.txt',
    written: false,
    counts: false,
  };
  expect(dnsText(told)).toBe(`\
Asked about 0 of 1 domain.
        1   takes mail
Known for 100.0 % of 3 rows. What is not known counts for nothing.
dns.txt is as before.
No check reads it yet. Set dns: cache under "policy" in the policy file (docs/dns.md).
`);
});

test.each([
  [
    'dead-domain',
    { says: 'nxdomain', asked: '2026-11-20' },
    'the domain does not exist (DNS, asked on 2026-11-20): remove the row',
  ],
  [
    'dead-domain',
    { says: 'null-mx', asked: '2026-11-20', meant: 'gmail.com' },
    'the domain says that it takes no mail (DNS, asked on 2026-11-20); gmail.com was probably meant: remove the row',
  ],
  [
    'dns-coverage',
    { known: 1200, recipients: 1200, oldest: '2026-11-01' },
    'DNS answers are known for 1,200 of 1,200 recipients, the oldest of 2026-11-01',
  ],
  [
    'dns-coverage',
    { known: 0, recipients: 1 },
    'DNS answers are known for 0 of 1 recipient; the others count as if nobody had asked: bounce-gate dns',
  ],
] as const)('%s says %j as a sentence', (code, args, sentence) => {
  expect(findingProse[code].sentence(args)).toBe(sentence);
});

test('a cache that cannot be used says where, why, and what to do', () => {
  const problem = { code: 'dns-cache-damaged', file: 'dns.txt', line: 7, args: { fault: 'order' } } as const;
  expect(problemSentence(problem)).toBe(
    'dns.txt:7: this domain stands twice, or not in its order, as after a merge by hand, so nothing of the DNS cache can be trusted. Restore it, or delete it and write it anew: bounce-gate dns.',
  );
});
