import { describe, expect, test } from 'vitest';
import { type CompareLists, pairCampaigns } from '../../../src/core/review/pair-campaigns.ts';
import { readPolicy } from '../policy/read-policy.ts';

/** A policy with campaigns by the path of their list, some with rules of their own. */
function policyOf(campaigns: Readonly<Record<string, string>>, rules: Readonly<Record<string, string>> = {}) {
  const entries = Object.entries(campaigns).map(
    ([name, list]) => `  ${name}: { list: ${list}, policy: { ${rules[name] ?? ''} } }\n`,
  );
  return readPolicy(`suppressions: [b.csv]\ncampaigns:\n${entries.join('')}`);
}

const nothingInCommon: CompareLists = async () => 0;

async function pairs(
  base: ReturnType<typeof policyOf>,
  head: ReturnType<typeof policyOf>,
  compare: CompareLists = nothingInCommon,
): Promise<string[]> {
  const found = await pairCampaigns(base, head, compare);
  return [...found].map(([name, { campaign, by }]) => `${name} is ${campaign} by ${by}`).sort();
}

describe('a campaign of the change continues', () => {
  test('the one of its name, wherever its list lies and whoever is on it', async () => {
    const base = policyOf({ june: 'a.csv', july: 'b.csv' });
    const head = policyOf({ june: 'b.csv', july: 'a.csv' });
    expect(await pairs(base, head, async () => 1)).toEqual(['july is july by name', 'june is june by name']);
  });

  test('else the one with the list at the same path, also where that one keeps its name', async () => {
    const base = policyOf({ june: 'a.csv' });
    expect(await pairs(base, policyOf({ july: 'a.csv' }))).toEqual(['july is june by list-path']);
    expect(await pairs(base, policyOf({ june: 'x.csv', july: 'a.csv' }))).toEqual([
      'july is june by list-path',
      'june is june by name',
    ]);
  });

  test('rather one that goes than one that stays', async () => {
    const base = policyOf({ may: 'a.csv', june: 'a.csv' });
    const head = policyOf({ may: 'a.csv', july: 'a.csv' });
    expect(await pairs(base, head)).toContain('july is june by list-path');
  });

  test('else the one with most recipients in common, half of them at least', async () => {
    const base = policyOf({ june: 'a.csv', may: 'b.csv' });
    const head = policyOf({ july: 'c.csv' });
    const shares: Readonly<Record<string, number>> = { 'a.csv': 0.6, 'b.csv': 0.5 };
    expect(await pairs(base, head, async (list) => shares[list] ?? 0)).toEqual([
      'july is june by recipients',
    ]);
    expect(await pairs(base, head, async () => 0.49)).toEqual([]);
  });

  test('by recipients only one that goes', async () => {
    const base = policyOf({ june: 'a.csv' });
    const head = policyOf({ june: 'a.csv', july: 'c.csv' });
    expect(await pairs(base, head, async () => 1)).toEqual(['june is june by name']);
  });
});

describe('of several that fit alike the strictest judges', () => {
  const rules = { lax: 'total: { fail: 50% }', strict: 'total: { fail: 1% }, risk: 5%' };

  test.each(['lax, usual, strict', 'strict, lax, usual', 'usual, strict, lax'])('of %s', async (names) => {
    const lists = (path: string) => Object.fromEntries(names.split(', ').map((name) => [name, path]));
    const base = policyOf(lists('a.csv'), rules);
    expect(await pairs(base, policyOf({ july: 'a.csv' }))).toEqual(['july is strict by list-path']);
    expect(await pairs(base, policyOf({ july: 'z.csv' }), async () => 0.7)).toEqual([
      'july is strict by recipients',
    ]);
  });
});

test('lists are compared only between campaigns that go and come, and a bounded number of times', async () => {
  const many = (prefix: string) =>
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${prefix}${index}`, `${prefix}${index}.csv`]),
    );
  const asked: string[] = [];
  const compare: CompareLists = async (old, now) => {
    asked.push(`${old} ${now}`);
    return 0;
  };
  await pairs(
    policyOf({ ...many('a'), stays: 's.csv' }),
    policyOf({ ...many('b'), stays: 's.csv' }),
    compare,
  );
  expect(asked).toHaveLength(64);
  expect(asked.filter((one) => one.includes('s.csv'))).toEqual([]);
});
