import { describe, expect, test } from 'vitest';
import type { DomainKind } from '../../../src/core/evidence/cause.ts';
import { CrowdedDomains } from '../../../src/core/evidence/crowded-domains.ts';
import { ListSigns, signsOf } from '../../../src/core/evidence/list-signs.ts';
import { groupOfText } from '../../../src/core/shard/group-hash.ts';
import { RecipientGroups } from '../../../src/core/shard/recipient-groups.ts';

function signsOfList(addresses: readonly string[], kind: DomainKind = 'business', size = addresses.length) {
  const groups = new RecipientGroups({ domains: { allow: [], consumer: [], business: [] } });
  const signs = new ListSigns(() => kind);
  for (const [index, key] of addresses.entries()) {
    signs.numbered?.takeKey(key, index + 2);
    if (kind !== 'business') continue;
    signs.crowded.take(key.slice(key.indexOf('@') + 1), index + 2, () => groups.groupOf(key));
  }
  return signsOf(signs.kept(size), { recipients: size, rows: size });
}

const people = (count: number, domain: string): string[] =>
  // because names that count up would be a sign of their own
  Array.from({ length: count }, (_, index) => `p${(index * 7919) % 10_007}x@${domain}`);

describe('many recipients of one small domain', () => {
  test('are told from 25 on, where they are 2 % of the list, with the line of the first', () => {
    const others = Array.from({ length: 100 }, (_, index) => `ann@d${index}.example`);
    expect(signsOfList([...others, ...people(24, 'acme.example')])).toEqual([]);
    expect(signsOfList([...others, ...people(25, 'acme.example')])).toEqual([
      { code: 'crowded-domain', recipients: 25, line: 102 },
    ]);
    expect(signsOfList(people(25, 'acme.example'), 'business', 1251)).toEqual([]);
  });

  test('are told from 1,000 on whatever their share is', () => {
    expect(signsOfList(people(999, 'acme.example'), 'business', 10_000_000)).toEqual([]);
    expect(signsOfList(people(1000, 'acme.example'), 'business', 10_000_000)).toHaveLength(1);
  });

  test('are nothing at a provider, nor at a reserved domain', () => {
    expect(signsOfList(people(500, 'mail.example'), 'consumer')).toEqual([]);
    expect(signsOfList(people(500, 'mail.example'), 'unknown')).toEqual([]);
  });

  test('are found among more domains than are counted at once', () => {
    const crowds = new CrowdedDomains();
    const take = (domain: string, line: number) => crowds.take(domain, line, () => groupOfText(domain));
    for (let index = 0; index < 300_000; index += 1) {
      take(`d${index}.example`, index);
      if (index % 150 === 0) take('acme.example', index);
    }
    const [found] = crowds.crowds(302_000);
    expect(found?.recipients).toBeGreaterThan(1900);
  });
});

test('what is forgotten of a group of domains does not depend on the others', () => {
  const [all, ...shards] = Array.from({ length: 4 }, () => new CrowdedDomains());
  for (let index = 0; index < 200_000; index += 1) {
    const domain =
      index < 7 || (index > 150_000 && index % 5 === 0) ? `crowd${index % 7}.example` : `d${index}.example`;
    const group = groupOfText(domain);
    for (const crowds of [all, shards[group % 3]]) crowds?.take(domain, index, () => group);
  }
  const joined = shards.flatMap((crowds) => crowds.crowds(200_000)).sort((a, b) => a.line - b.line);
  expect(joined).toEqual(all?.crowds(200_000));
  expect(joined.length).toBeGreaterThan(3);
});

describe('addresses that count up from row to row', () => {
  const numbered = (count: number, domain: string, from = 1): string[] =>
    Array.from({ length: count }, (_, index) => `user${index + from}@${domain}`);
  const lettered = 'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `b${letter}@shop.example`);

  test.each([
    ['numbers', numbers(12)],
    ['numbers with zeros before them', numbers(12, 3)],
    ['words', lettered],
    ['single letters', 'abcdefghijkl'.split('').map((letter) => `${letter}@shop.example`)],
    [
      'words over the end of the alphabet',
      ['aaw', 'aax', 'aay', 'aaz', 'aba', 'abb', 'abc', 'abd', 'abe', 'abf', 'abg', 'abh'].map(
        (word) => `${word}@shop.example`,
      ),
    ],
  ])('%s are told, with the line of the first', (_, rows) => {
    const found = signsOfList(['zoe@other.example', ...rows]).filter(
      ({ code }) => code === 'numbered-addresses',
    );
    expect(found).toEqual([{ code: 'numbered-addresses', rows: rows.length, line: 3 }]);
  });

  function numbers(count: number, width = 0): string[] {
    return Array.from(
      { length: count },
      (_, index) => `u${String(index + 95).padStart(width, '0')}@shop.example`,
    );
  }

  test.each([
    ['too few of them', numbered(9, 'shop.example')],
    ['with others between', numbered(20, 'shop.example').flatMap((row) => [row, 'zoe@other.example'])],
    ['at domains of their own', numbered(20, 'x').map((row, index) => `${row}${index}.example`)],
    ['counting down', numbered(20, 'shop.example').toReversed()],
    ['in steps of two', numbered(40, 'shop.example').filter((_, index) => index % 2 === 0)],
    [
      'names',
      ['ann', 'bob', 'cid', 'dee', 'eve', 'fay', 'gil', 'hal', 'ida', 'jim', 'kay', 'lea'].map(
        (name) => `${name}@shop.example`,
      ),
    ],
  ])('are nothing: %s', (_, rows) => {
    expect(signsOfList(rows)).toEqual([]);
  });

  test('at a provider only from 1 % of the list on', () => {
    expect(signsOfList(numbered(20, 'gmail.com'), 'consumer', 2001)).toEqual([]);
    expect(signsOfList(numbered(20, 'gmail.com'), 'consumer', 2000)).toHaveLength(1);
  });

  test('several runs are told together', () => {
    const rows = [...numbered(12, 'shop.example'), ...numbered(12, 'shop.example', 500)];
    expect(signsOfList(rows)).toEqual([{ code: 'numbered-addresses', rows: 12 + 12, line: 2 }]);
  });

  test('no address takes longer than its length', () => {
    const long = '9'.repeat(64);
    expect(
      signsOfList(
        Array.from({ length: 20_000 }, () => `${long}@shop.example`),
        'consumer',
      ),
    ).toEqual([]);
  });
});

test('who counts on with what it was given is told once that domain was forgotten', () => {
  const crowded = new CrowdedDomains();
  const first = crowded.take('firm.test', 2, () => 0);
  expect(crowded.take('firm.test', 3, () => 0)).toBe(first);
  const lone = crowded.take('lone.test', 4, () => 0);
  for (let index = 0; !lone.isForgotten; index += 1) {
    if (index > 10_000) throw new Error('nothing was ever forgotten');
    crowded.take(`other-${index}.test`, 5 + index, () => 0);
  }
  expect(first).toMatchObject({ recipients: 2, line: 2, isForgotten: false });
  expect(crowded.take('lone.test', 90_000, () => 0)).toEqual({
    recipients: 1,
    line: 90_000,
    isForgotten: false,
  });
});
