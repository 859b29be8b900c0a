import { describe, expect, test } from 'vitest';
import type { CampaignResult, Removal } from '../../../src/core/campaign-result.ts';
import type { CampaignPolicy } from '../../../src/core/policy/campaign-policy.ts';
import { checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';

const suppressionHeader = 'email,reason';

/** A list of healthy rows and the others, where each address with a reason is on file for it. */
function check(
  healthy: number,
  others: readonly (readonly [row: string, reason?: string])[],
  policy: Partial<CampaignPolicy> = {},
): Promise<CampaignResult> {
  const onFile = others.flatMap(([row, reason]) => (reason === undefined ? [] : [`${row},${reason}`]));
  return checkText(lines(healthyHeader, ...healthyRows(healthy), ...others.map(([row]) => row)), {
    suppressions: { 'a.csv': lines(suppressionHeader, 'nobody@other.example,manual', ...onFile) },
    policy,
  });
}

function people(count: number, name: string, reason?: string): (readonly [string, string?])[] {
  return Array.from({ length: count }, (_, index) =>
    reason === undefined ? [`${name}${index}@mail.example`] : [`${name}${index}@mail.example`, reason],
  );
}

function invalid(count: number): (readonly [string])[] {
  return Array.from({ length: count }, (_, index) => [`${index}..x@mail.example`]);
}

function removals(result: CampaignResult): Pick<Removal, 'remove' | 'of' | 'cause'>[] {
  return result.smallestFix?.removals.map(({ remove, of, cause }) => ({ remove, of, cause })) ?? [];
}

test('a campaign that does not fail has no fix', async () => {
  const result = await check(100, people(1, 'b', 'hard bounce'));
  expect(result).toMatchObject({ verdict: 'warn', smallestFix: null });
});

test('every row that fails by its mere presence must go, with the chance it really has', async () => {
  const result = await check(100, [...people(2, 'c', 'complaint'), ...people(1, 'u', 'unsubscribe')]);
  expect(result.smallestFix).toMatchObject({ possible: true, removed: 3 });
  expect(removals(result)).toEqual([
    { remove: 2, of: 2, cause: 'suppressed-complaint' },
    { remove: 1, of: 1, cause: 'suppressed-unsubscribe' },
  ]);
  for (const { chance } of result.smallestFix?.removals ?? []) expect(chance).toBeLessThan(0.1);
});

test('rows of one kind are told together, with the mean of their chances', async () => {
  const angry = ['c1@mail.example,2026-06-01', 'c2@mail.example,2023-06-01', 'c3@mail.example,2023-06-01'];
  const chances: number[] = [];
  for (const chosen of [angry.slice(0, 1), angry.slice(1), angry]) {
    const rows = chosen.map((row) => [row, 'complaint'] as const);
    const list = lines(healthyHeader, ...healthyRows(100), ...chosen);
    const onFile = lines(suppressionHeader, ...rows.map(([row, reason]) => `${row.split(',')[0]},${reason}`));
    const { smallestFix } = await checkText(list, { suppressions: { 'a.csv': onFile } });
    expect(smallestFix?.removals).toHaveLength(1);
    chances.push(smallestFix?.removals[0]?.chance ?? Number.NaN);
  }
  const [fresh = 0, old = 0, all = 0] = chances;
  expect(old).toBeGreaterThan(fresh * 2);
  expect(all).toBeCloseTo((fresh + 2 * old) / 3, 8);
});

test('rows that only warn stay, as far as the rates allow', async () => {
  const result = await check(100, [...people(1, 'c', 'complaint'), ...people(2, 'b', 'hard bounce')]);
  expect(removals(result)).toEqual([{ remove: 1, of: 1, cause: 'suppressed-complaint' }]);
});

test('for a rate the rows with the highest chance go first, and no more than needed', async () => {
  const result = await check(100, [...people(20, 'b', 'hard bounce'), ...invalid(2)]);
  expect(result.verdict).toBe('fail');
  expect(removals(result)).toMatchObject([
    { remove: 2, of: 2, cause: 'invalid-syntax' },
    { of: 20, cause: 'hard-unspecified' },
  ]);
  expect(result.smallestFix?.totalAfter).toBeLessThanOrEqual(0.05);
});

describe('the share of invalid rows', () => {
  const policy = { total: { warn: null, fail: null }, invalid: { warn: null, fail: 0.05 } };

  test('is met by the fewest invalid rows', async () => {
    const result = await check(90, invalid(10), policy);
    expect(removals(result)).toEqual([{ remove: 6, of: 10, cause: 'invalid-syntax' }]); // 4 of 94, but 5 of 95 is 5.3 %
  });

  test('is that of the list which the other removals leave', async () => {
    const result = await check(44, [...people(50, 'c', 'complaint'), ...invalid(4)], policy);
    expect(removals(result)).toEqual([
      { remove: 50, of: 50, cause: 'suppressed-complaint' },
      { remove: 2, of: 4, cause: 'invalid-syntax' },
    ]);
  });

  test('that a waiver lifts need not be met', async () => {
    const waived = {
      ...policy,
      waivers: [
        {
          code: 'invalid-address',
          scope: null,
          reason: 'legacy',
          owner: '@ops',
          expires: '2099-12-31',
          expiresAtMs: Date.UTC(2100, 0, 1),
          maxCount: null,
          line: 1,
        },
      ],
    };
    const result = await check(90, [...people(1, 'c', 'complaint'), ...invalid(10)], waived);
    expect(removals(result)).toEqual([{ remove: 1, of: 1, cause: 'suppressed-complaint' }]);
  });
});

describe('the share of duplicates', () => {
  const policy = { duplicates: { warn: null, fail: 0.05 } };
  const twice = (count: number) => healthyRows(count).map((row) => [row] as const);

  test('is met by the fewest duplicates', async () => {
    const result = await check(90, twice(10), policy);
    expect(result.reasons).toMatchObject([{ code: 'duplicate-rows', severity: 'fail' }]);
    expect(result.smallestFix).toMatchObject({ possible: true, removed: 6 });
    expect(result.smallestFix?.removals).toEqual([
      { remove: 6, of: 10, cause: 'duplicate-rows', source: '', chance: 0 },
    ]);
  });

  test('and that of invalid rows are met together', async () => {
    const both = { ...policy, total: { warn: null, fail: null }, invalid: { warn: null, fail: 0.05 } };
    const result = await check(80, [...twice(10), ...invalid(10)], both);
    expect(removals(result)).toEqual([
      { remove: 6, of: 10, cause: 'duplicate-rows' },
      { remove: 6, of: 10, cause: 'invalid-syntax' },
    ]);
  });
});

test('when nothing short of the whole list would do, it says so and names nothing', async () => {
  const result = await check(0, people(30, 'b', 'hard bounce'));
  expect(result).toMatchObject({
    verdict: 'fail',
    smallestFix: { possible: false, removed: 0, removals: [], totalAfter: 0 },
  });
});

test('suppressed rows that the sending service drops itself are no part of it', async () => {
  const result = await check(20, [...people(20, 'c', 'complaint'), ...invalid(5)], {
    senderAppliesSuppression: true,
  });
  expect(removals(result)).toEqual([{ remove: 5, of: 5, cause: 'invalid-syntax' }]);
});
