import { describe, expect, test } from 'vitest';
import type { DomainKind } from '../../../src/core/evidence/cause.ts';
import { ListSigns } from '../../../src/core/evidence/list-signs.ts';

function signsOf(addresses: readonly string[], kind: DomainKind = 'business', recipients = addresses.length) {
  const signs = new ListSigns();
  for (const [index, key] of addresses.entries()) {
    signs.take({ key, domain: key.slice(key.indexOf('@') + 1) }, kind, index + 2);
  }
  return signs.signs(recipients);
}

const people = (count: number, domain: string): string[] =>
  // because names that count up would be a sign of their own
  Array.from({ length: count }, (_, index) => `p${(index * 7919) % 10_007}x@${domain}`);

describe('many recipients of one small domain', () => {
  test('are told from 25 on, where they are 2 % of the list, with the line of the first', () => {
    const others = Array.from({ length: 100 }, (_, index) => `ann@d${index}.example`);
    expect(signsOf([...others, ...people(24, 'acme.example')])).toEqual([]);
    expect(signsOf([...others, ...people(25, 'acme.example')])).toEqual([
      { code: 'crowded-domain', recipients: 25, line: 102 },
    ]);
    expect(signsOf(people(25, 'acme.example'), 'business', 1251)).toEqual([]);
  });

  test('are told from 1,000 on whatever their share is', () => {
    expect(signsOf(people(999, 'acme.example'), 'business', 10_000_000)).toEqual([]);
    expect(signsOf(people(1000, 'acme.example'), 'business', 10_000_000)).toHaveLength(1);
  });

  test('are nothing at a provider, nor at a reserved domain', () => {
    expect(signsOf(people(500, 'mail.example'), 'consumer')).toEqual([]);
    expect(signsOf(people(500, 'mail.example'), 'unknown')).toEqual([]);
  });

  test('are found among more domains than are counted at once', () => {
    const crowd = people(2000, 'acme.example');
    const signs = new ListSigns();
    for (let index = 0; index < 300_000; index += 1) {
      signs.take({ key: `ann@d${index}.example`, domain: `d${index}.example` }, 'business', index);
      const key = index % 150 === 0 ? crowd[index / 150] : undefined;
      if (key !== undefined) signs.take({ key, domain: 'acme.example' }, 'business', index);
    }
    const [found] = signs.signs(302_000);
    expect(found?.recipients).toBeGreaterThan(1900);
  });
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
  ])('%s are told, with the line of the first that follows another', (_, rows) => {
    const found = signsOf(['zoe@other.example', ...rows]).filter(({ code }) => code === 'numbered-addresses');
    expect(found).toEqual([{ code: 'numbered-addresses', recipients: rows.length - 1, line: 4 }]);
  });

  function numbers(count: number, width = 0): string[] {
    return Array.from(
      { length: count },
      (_, index) => `u${String(index + 95).padStart(width, '0')}@shop.example`,
    );
  }

  test.each([
    ['too few of them', numbered(10, 'shop.example')],
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
    expect(signsOf(rows)).toEqual([]);
  });

  test('at a provider only from 1 % of the list on', () => {
    expect(signsOf(numbered(21, 'gmail.com'), 'consumer', 2001)).toEqual([]);
    expect(signsOf(numbered(21, 'gmail.com'), 'consumer', 2000)).toHaveLength(1);
  });

  test('several runs are told together', () => {
    const rows = [...numbered(12, 'shop.example'), ...numbered(12, 'shop.example', 500)];
    expect(signsOf(rows)).toEqual([{ code: 'numbered-addresses', recipients: 11 + 12, line: 3 }]);
  });

  test('no address takes longer than its length', () => {
    const long = '9'.repeat(64);
    expect(
      signsOf(
        Array.from({ length: 20_000 }, () => `${long}@shop.example`),
        'consumer',
      ),
    ).toEqual([]);
  });
});
