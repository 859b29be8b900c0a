import { expect, test } from 'vitest';
import { isAskable } from '../../../src/core/dns/is-askable.ts';
import { isPublicAddress } from '../../../src/core/dns/is-public-address.ts';
import { parseResolver } from '../../../src/core/dns/parse-resolver.ts';
import { parseSeconds } from '../../../src/core/dns/parse-seconds.ts';

test.each(['gmail.com', 'xn--mller-kva.de', 'a.b.c.co.uk', `${'a'.repeat(63)}.dev`])(
  '%s may be asked',
  (name) => {
    expect(isAskable(name)).toBe(true);
  },
);

test.each([
  'db.internal',
  'printer.local',
  'localhost',
  'router.home.arpa',
  'mail.example',
  'mail.example.com',
  'x.onion',
  'a.test',
  'intranet.corp',
  'co.uk',
  'com',
  '127.0.0.1',
  '10.0.0.1.',
  'gmail.com.',
  '-a.com',
  'a_b.com',
  'a..com',
  '',
  'Gmail.com',
  'a b.com',
  `${'a'.repeat(64)}.dev`,
  `${'a.'.repeat(130)}dev`,
])('%s is never asked', (name) => {
  expect(isAskable(name)).toBe(false);
});

test.each([
  ['192.178.0.1', true],
  ['8.8.8.8', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['127.0.0.1', false],
  ['100.64.0.1', false],
  ['100.128.0.1', true],
  ['169.254.1.1', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.0.1', false],
  ['192.0.2.1', false],
  ['198.18.0.1', false],
  ['198.51.100.7', false],
  ['203.0.113.9', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['2a00:1450:4001:0:0:0:0:1', true],
  ['2001:db8:0:0:0:0:0:1', false],
  ['0:0:0:0:0:0:0:1', false],
  ['0:0:0:0:0:ffff:7f00:1', false],
  ['fe80:0:0:0:0:0:0:1', false],
  ['fd00:0:0:0:0:0:0:1', false],
] as const)('that %s is reached from everywhere is %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each([
  ['1.1.1.1', { host: '1.1.1.1', port: 53 }],
  ['127.0.0.1:5353', { host: '127.0.0.1', port: 5353 }],
  ['2620:fe::fe', { host: '2620:fe::fe', port: 53 }],
  ['[::1]:5353', { host: '::1', port: 5353 }],
  ['dns.google', null],
  ['1.1.1', null],
  ['12', null],
  ['1.1.1.256', null],
  ['1.1.1.1:0', null],
  ['1.1.1.1:65536', null],
  ['[::1', null],
  [':::::', null],
  ['', null],
] as const)('the resolver %j is %j', (text, address) => {
  expect(parseResolver(text)).toEqual(address);
});

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['1 s', 1000],
  ['60m', 3_600_000],
  ['61m', null],
  ['0s', null],
  ['30', null],
  ['1h', null],
  ['-1s', null],
] as const)('the time %j is %j milliseconds', (text, milliseconds) => {
  expect(parseSeconds(text)).toBe(milliseconds);
});
