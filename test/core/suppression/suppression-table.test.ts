import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SuppressionEntry } from '../../../src/core/suppression/suppression-facts.ts';
import { hardBounceDetails, suppressionReasons } from '../../../src/core/suppression/suppression-reason.ts';
import { SuppressionTable } from '../../../src/core/suppression/suppression-table.ts';

const entry: SuppressionEntry = { reason: 'manual', detail: 'unspecified', createdDay: null, count: 1 };

const entries = fc.record({
  reason: fc.constantFrom(...suppressionReasons),
  detail: fc.constantFrom(...hardBounceDetails),
  createdDay: fc.option(fc.integer({ min: 10_000, max: 30_000 })),
  count: fc.integer({ min: 1, max: 1000 }),
});

function matchOf(added: readonly SuppressionEntry[]) {
  const table = new SuppressionTable();
  for (const one of added) table.addAddress('ann@mail.example', one);
  return table.find('ann@mail.example', 'mail.example');
}

describe('matching', () => {
  test('an address that nobody suppressed has no match', () => {
    const table = new SuppressionTable();
    table.addAddress('ann@mail.example', entry);
    table.addDomain('other.example', entry);
    expect(table.find('bob@mail.example', 'mail.example')).toBeUndefined();
    expect(table.size).toBe(2);
  });

  test('a whole domain matches its addresses, not those of domains below it', () => {
    const table = new SuppressionTable();
    table.addDomain('mail.example', entry);
    expect(table.find('bob@mail.example', 'mail.example')).toMatchObject({
      reasons: ['manual'],
      wholeDomain: true,
    });
    expect(table.find('bob@eu.mail.example', 'eu.mail.example')).toBeUndefined();
  });

  test('what is on file for an address and for its domain counts together', () => {
    const table = new SuppressionTable();
    table.addDomain('mail.example', { ...entry, reason: 'complaint' });
    table.addAddress('bob@mail.example', entry);
    expect(table.find('bob@mail.example', 'mail.example')).toMatchObject({
      reasons: ['complaint', 'manual'],
      wholeDomain: false,
    });
  });
});

describe('patterns and hashes', () => {
  const digest = 'ab'.repeat(16);
  const hash = (_: string, text: string) =>
    text === 'ann@mail.example' ? Buffer.from(digest, 'hex').toString('latin1') : 'another';
  const added = () => {
    const table = new SuppressionTable(hash);
    const pattern = table.add({ kind: 'pattern', pattern: '*@mail*' }, entry);
    const hashed = table.add(
      { kind: 'hash', algorithm: 'md5', digest, named: false },
      { ...entry, reason: 'complaint' },
    );
    return { table, pattern, hashed };
  };

  test('match as addresses and domains do, each by its own', () => {
    const { table } = added();
    expect(table.find('bob@mail.example', 'mail.example')).toMatchObject({
      reasons: ['manual'],
      wholeDomain: true,
    });
    expect(table.find('ann@mail.example', 'mail.example')).toMatchObject({
      reasons: ['complaint', 'manual'],
      wholeDomain: false,
      hashForm: 'written',
    });
    expect(table.find('bob@other.example', 'other.example')).toBeUndefined();
    expect({ size: table.size, patterns: table.patterns }).toEqual({ size: 2, patterns: 1 });
  });

  test('are missing where the other table does not have them, and are there once it took them over', () => {
    const { table, pattern, hashed } = added();
    const other = new SuppressionTable(hash);
    const lost = [...table.missingFrom(other)];
    expect(lost).toEqual([
      { key: pattern, reason: 'manual' },
      { key: hashed, reason: 'complaint' },
    ]);
    expect(lost.map(({ key }) => table.reasonsUnder(key))).toEqual([['manual'], ['complaint']]);
    expect(lost.map(({ key }) => other.reasonsUnder(key))).toEqual([[], []]);
    other.addAll(table);
    expect([...table.missingFrom(other)]).toEqual([]);
    expect(other.find('ann@mail.example', 'mail.example')).toEqual(
      table.find('ann@mail.example', 'mail.example'),
    );
  });
});

describe('joining entries of one address', () => {
  test('reasons stand strongest first, and none is lost', () => {
    const match = matchOf([...suppressionReasons].reverse().map((reason) => ({ ...entry, reason })));
    expect(match?.reasons).toEqual([...suppressionReasons]);
  });

  test('the hard bounce whose reason says most counts, and the newest day', () => {
    const match = matchOf([
      { ...entry, reason: 'hard-bounce', detail: 'policy-refusal', createdDay: 20_000 },
      { ...entry, reason: 'hard-bounce', detail: 'unknown-user', createdDay: 19_000 },
      { ...entry, reason: 'invalid', detail: 'unknown-user', createdDay: null },
    ]);
    expect(match).toMatchObject({ hardDetail: 'unknown-user', hardDay: 20_000 });
  });

  test.each(['unknown-user', 'bad-domain', 'moved'] as const)(
    'mail to nobody bounces again, whatever keeps it from arriving: %s',
    (detail) => {
      expect(matchOf([{ ...entry, reason: 'hard-bounce', detail }])?.hardDetail).toBe('unknown-user');
    },
  );

  test('soft bounces add up, and their newest day counts', () => {
    const match = matchOf([
      { ...entry, reason: 'soft-bounce', count: 2, createdDay: 20_000 },
      { ...entry, reason: 'soft-bounce', count: 1, createdDay: 19_000 },
      { ...entry, reason: 'hard-bounce', count: 7, createdDay: 21_000 },
    ]);
    expect(match).toMatchObject({ softCount: 3, softDay: 20_000 });
  });

  test('days of wishes are no bounce days', () => {
    const match = matchOf([{ ...entry, reason: 'complaint', createdDay: 20_000 }]);
    expect(match).toMatchObject({ hardDay: null, softDay: null, softCount: 0, hardDetail: 'unspecified' });
  });

  test('the order of entries does not matter', () => {
    const pairs = fc
      .array(entries, { minLength: 1, maxLength: 8 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(pairs, ([list, shuffled]) => {
        expect(matchOf(shuffled)).toEqual(matchOf(list));
      }),
    );
  });

  test('a further entry never weakens the strongest reason', () => {
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 6 }), entries, (list, further) => {
        const rank = (added: readonly SuppressionEntry[]) =>
          suppressionReasons.indexOf(matchOf(added)?.reasons[0] ?? 'soft-bounce');
        return rank([...list, further]) <= rank(list);
      }),
    );
  });
});
