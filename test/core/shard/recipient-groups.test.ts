import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasKey } from '../../../src/core/address/alias-key.ts';
import { aliasRules } from '../../../src/core/address/alias-providers.ts';
import { recipientKey } from '../../../src/core/recipient-key.ts';
import { RecipientGroups } from '../../../src/core/shard/recipient-groups.ts';
import { groupCount, isOfShard, parseShard } from '../../../src/core/shard/shard.ts';

const noDomains = { allow: [], consumer: [], business: [] };
const locals = fc.oneof(
  fc.constantFrom('ann', 'a.n.n', 'ann+x', 'ann-x', 'a_n-n', '...', '+', '-', 'ann+x-y', 'a+'),
  fc.string({ unit: fc.constantFrom('a', 'b', '.', '+', '-', '_', '1'), minLength: 1, maxLength: 8 }),
);
const domains = fc.oneof(
  fc.constantFrom(...aliasRules.keys()),
  fc.constantFrom('ann.fastmail.com', 'a-n.fastmail.fm', 'x.y.fastmail.com', 'acme.test', 'gmx.de', 'me.com'),
);
const keys = fc.tuple(locals, domains).map(([local, domain]) => `${local}@${domain}`);
const policies = fc.record({
  allow: fc.constant([]),
  consumer: fc.subarray(['acme.test', 'hey.com', 'x.y.fastmail.com']),
  business: fc.subarray([
    'gmail.com',
    'googlemail.com',
    'fastmail.com',
    'ann.fastmail.com',
    'pm.me',
    'gmx.de',
  ]),
});

describe('all that has to meet is in one group', () => {
  test('the alias key of an alias key is itself, so that nobody belongs to two mailboxes', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const alias = aliasKey(key);
        if (alias !== null) expect(aliasKey(alias)).toBe(alias);
      }),
      { numRuns: 2000 },
    );
  });

  test('all addresses of one mailbox, whatever the policy calls their domains', () => {
    fc.assert(
      fc.property(keys, policies, (key, named) => {
        const groups = new RecipientGroups({ domains: named });
        expect(groups.groupOf(aliasKey(key) ?? key)).toBe(groups.groupOf(key));
      }),
      { numRuns: 2000 },
    );
  });

  test('all recipients of one domain of a company', () => {
    fc.assert(
      fc.property(locals, locals, domains, policies, (one, other, domain, named) => {
        const groups = new RecipientGroups({ domains: named });
        if (groups.kindOf(domain) !== 'business') return;
        expect(groups.groupOf(`${one}@${domain}`)).toBe(groups.groupOf(`${other}@${domain}`));
      }),
      { numRuns: 2000 },
    );
  });
});

test('mailboxes of a provider, and companies, are spread evenly over the groups', () => {
  const groups = new RecipientGroups({ domains: noDomains });
  for (const keyOf of [
    (index: number) => `reader${index}@gmail.com`,
    (index: number) => `info@firm${index}.de`,
  ]) {
    const counts = new Int32Array(groupCount);
    for (let index = 0; index < 256_000; index += 1) {
      const group = groups.groupOf(keyOf(index));
      counts[group] = (counts[group] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1200);
  }
});

test('a group is the same in every run, or shards of two runs would not fit together', () => {
  const groups = new RecipientGroups({ domains: noDomains });
  const keysNow = ['ann@gmail.com', 'ann@acme.test', recipientKey('zoë@müller.test').key, ''];
  expect(keysNow.map((key) => groups.groupOf(key))).toMatchInlineSnapshot(`
    [
      244,
      93,
      93,
      235,
    ]
  `);
});

test('each group belongs to one shard', () => {
  for (const of of [1, 3, 7, 256])
    for (let group = 0; group < groupCount; group += 1) {
      const owners = Array.from({ length: of }, (_, place) => isOfShard(group, { index: place + 1, of }));
      expect(owners.filter(Boolean)).toHaveLength(1);
    }
});

test.each([
  ['2/8', { index: 2, of: 8 }],
  [' 1/1 ', { index: 1, of: 1 }],
  ['256/256', { index: 256, of: 256 }],
  ['0/8', null],
  ['9/8', null],
  ['1/257', null],
  ['1/0', null],
  ['-1/8', null],
  ['01/8', null],
  ['1.5/8', null],
  ['2', null],
  ['2/8/1', null],
  ['', null],
])('%j is read as %j', (text, shard) => {
  expect(parseShard(text)).toEqual(shard);
});
