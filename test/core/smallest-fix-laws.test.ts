import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CampaignResult, Removal } from '../../src/core/campaign-result.ts';
import type { CampaignPolicy } from '../../src/core/policy/campaign-policy.ts';
import { checkText, lines } from './check-text.ts';

/** Kinds of rows, each of one cause and one suppression, so that a removal names the rows it means. */
const kinds = {
  'heard-within-month': { row: (n: number) => `good${n}@mail.example,2026-06-01,`, reason: null },
  'invalid-syntax': { row: (n: number) => `bad..${n}@mail.example,,`, reason: null },
  'verified-invalid': { row: (n: number) => `off${n}@mail.example,,invalid`, reason: null },
  'hard-unspecified': { row: (n: number) => `gone${n}@mail.example,,`, reason: 'bounce' },
  'suppressed-complaint': { row: (n: number) => `angry${n}@mail.example,2026-06-01,`, reason: 'complaint' },
} as const;
type Kind = keyof typeof kinds;
const kindNames: readonly Kind[] = Object.keys(kinds).filter((name): name is Kind => name in kinds);

type Mix = Readonly<Record<Kind, number>> & { readonly duplicates: number };

function check(mix: Mix, policy: Partial<CampaignPolicy>): Promise<CampaignResult> {
  const rowsOf = (kind: Kind) => Array.from({ length: mix[kind] }, (_, index) => kinds[kind].row(index));
  const repeated = Array.from({ length: mix.duplicates }, () => kinds['heard-within-month'].row(0));
  const onFile = kindNames.flatMap((kind) => {
    const { reason } = kinds[kind];
    return reason === null ? [] : rowsOf(kind).map((row) => `${row.split(',')[0]},${reason}`);
  });
  const list = lines('email,last_delivered_at,verification', ...kindNames.flatMap(rowsOf), ...repeated);
  return checkText(list, {
    suppressions: { 'a.csv': lines('email,reason', 'nobody@other.example,manual', ...onFile) },
    policy,
  });
}

function without(mix: Mix, removals: readonly Removal[], fewer = 0): Mix {
  const left: Record<string, number> = { ...mix };
  for (const [index, { cause, remove }] of removals.entries()) {
    const kind = cause === 'duplicate-rows' ? 'duplicates' : cause;
    const taken = index === removals.length - 1 ? remove - fewer : remove;
    left[kind] = (left[kind] ?? Number.NaN) - taken;
  }
  return { ...mix, ...left };
}

const mixes: fc.Arbitrary<Mix> = fc.record({
  'heard-within-month': fc.integer({ min: 1, max: 120 }),
  'invalid-syntax': fc.nat(12),
  'verified-invalid': fc.nat(12),
  'hard-unspecified': fc.nat(12),
  'suppressed-complaint': fc.oneof(fc.constant(0), fc.nat(30)),
  duplicates: fc.oneof(fc.constant(0), fc.nat(20)),
});

const limit = fc.constantFrom(null, 0, 0.02, 0.05).map((fail) => ({ warn: null, fail }));
const policies = fc.record({ invalid: limit, duplicates: limit, strict: fc.boolean() });

test('a list without the rows that the fix names does not fail, and with one of the last group more it does', async () => {
  let fixed = 0;
  await fc.assert(
    fc.asyncProperty(mixes, policies, async (mix, policy) => {
      const { verdict, smallestFix } = await check(mix, policy);
      if (verdict !== 'fail') {
        expect(smallestFix).toBeNull();
        return;
      }
      if (!smallestFix?.possible) return;
      fixed += 1;
      expect(smallestFix.removed).toBe(smallestFix.removals.reduce((sum, { remove }) => sum + remove, 0));
      const after = await check(without(mix, smallestFix.removals), policy);
      expect(after.verdict).not.toBe('fail');
      expect(after.rates?.asCommitted.total.expected).toBeCloseTo(smallestFix.totalAfter, 8);
      expect((await check(without(mix, smallestFix.removals, 1), policy)).verdict).toBe('fail');
    }),
    { numRuns: 150 },
  );
  expect(fixed).toBeGreaterThan(30);
});
