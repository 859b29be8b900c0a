import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../src/core/policy/default-policy.ts';
import { effectivePolicy } from '../../../src/core/policy/effective-policy.ts';
import type { PolicyFile } from '../../../src/core/policy/policy.ts';
import { planReviews } from '../../../src/core/review/plan-review.ts';
import { readPolicy } from '../policy/read-policy.ts';

const baseText = `suppressions: [bounces.csv]
policy: { total: { fail: 3% }, reserved-domains: allow }
sources: { fair: event }
waivers:
  - { code: duplicate, reason: known, owner: ops, expires: 2027-01-01 }
campaigns:
  june: { list: lists/june.csv, policy: { hard: { fail: 1% } } }
`;
const base = readPolicy(baseText);
const june = effectivePolicy(base, 'june');
const plan = (before: PolicyFile | null, after: PolicyFile | null, share = 0) =>
  planReviews(before, after, async () => share);

/** Rules that a change might write to be judged more mildly. */
const rules = fc.array(
  fc.constantFrom(
    'total: { warn: 90%, fail: 99% }',
    'hard: { warn: off, fail: off }',
    'risk: off',
    'suppressed: { unsubscribe: ignore, complaint: ignore }',
    'sender-applies-suppression: true',
    'suppression-shrink: { warn: off, fail: off }',
    'growth: { fail: off }',
    'review-judges: changes',
    'profile: amazon-ses',
    'soft-suppress-after: 10',
    'suppression-scopes: [nowhere]',
    'reserved-domains: refuse',
  ),
  { maxLength: 6 },
);
const heads = fc.record({ top: rules, own: rules, waiver: fc.boolean(), asOf: fc.boolean() }).map((head) => {
  const policyOf = (items: readonly string[]) => {
    const byKey = new Map(items.map((item) => [item.split(':')[0], item]));
    return `{ ${[...byKey.values()].join(', ')} }`;
  };
  const waiver = '\n  - { code: suppressed-unsubscribe, reason: x, owner: y, expires: 2030-01-01 }';
  return readPolicy(
    `suppressions: [other.csv]\npolicy: ${policyOf(head.top)}\n${head.asOf ? 'as-of: 2020-01-01\n' : ''}` +
      `sources: { fair: double-opt-in }\n${head.waiver ? `waivers:${waiver}\n` : ''}` +
      `campaigns:\n  june: { list: lists/june.csv, sources: { fair: checkout }, policy: ${policyOf(head.own)} }\n` +
      `  july: { list: lists/july.csv, sources: { fair: double-opt-in }, policy: ${policyOf(head.own)} }\n`,
  );
});

describe('whose rules judge', () => {
  test('whatever the change writes, a campaign of the base is judged by the base', async () => {
    await fc.assert(
      fc.asyncProperty(heads, async (head) => {
        const [, planned] = await plan(base, head);
        expect(planned?.policy).toEqual(june);
        expect(planned?.policyChanged).toBe(true);
        expect(planned?.ruleChanges.length).toBeGreaterThan(0);
        expect(planned?.baseSuppressions).toEqual(['bounces.csv']);
        // because only what the head names will be read once it is merged
        expect(planned?.headSuppressions).toEqual(['other.csv']);
      }),
    );
  });

  test('a new campaign is judged by the general rules and sources of the base, not by its own', async () => {
    await fc.assert(
      fc.asyncProperty(heads, async (head) => {
        const [planned] = await plan(base, head);
        expect(planned).toMatchObject({ campaign: 'july', baseList: null, headList: 'lists/july.csv' });
        expect(planned?.baseSuppressions).toEqual(['bounces.csv']);
        const waivers = base.waivers.map((waiver) => ({ ...waiver, elsewhere: true }));
        const general = {
          ...effectivePolicy(base, null),
          campaign: 'july',
          list: 'lists/july.csv',
          waivers,
        };
        expect(planned?.policy).toEqual(general);
      }),
    );
  });

  test('where the base has no policy, the defaults judge', async () => {
    await fc.assert(
      fc.asyncProperty(heads, async (head) => {
        for (const { policy, policyIsNew, baseList, baseSuppressions } of await plan(null, head)) {
          expect([policyIsNew, baseList, baseSuppressions]).toEqual([true, null, []]);
          const { total, hard, soft, risk, suppressed, suppressionShrink, waivers, suppressionScopes } =
            policy;
          expect({
            total,
            hard,
            soft,
            risk,
            suppressed,
            suppressionShrink,
            waivers,
            suppressionScopes,
          }).toEqual({
            total: defaultPolicy.total,
            hard: defaultPolicy.hard,
            soft: defaultPolicy.soft,
            risk: defaultPolicy.risk,
            suppressed: defaultPolicy.suppressed,
            suppressionShrink: defaultPolicy.suppressionShrink,
            waivers: [],
            suppressionScopes: defaultPolicy.suppressionScopes,
          });
        }
      }),
    );
  });
});

describe('where things lie', () => {
  test('a list may move together with the policy, which is no change of the rules', async () => {
    const head = readPolicy(baseText.replace('lists/june.csv', 'sends/june.csv'));
    expect(await plan(base, head)).toMatchObject([
      { campaign: 'june', baseList: 'lists/june.csv', headList: 'sends/june.csv', policyChanged: false },
    ]);
  });

  test('so may a suppression file', async () => {
    const head = readPolicy(baseText.replace('bounces.csv', 'moved/*.csv'));
    expect(await plan(base, head)).toMatchObject([
      {
        baseSuppressions: ['bounces.csv'],
        headSuppressions: ['moved/*.csv'],
        policyChanged: true,
      },
    ]);
  });

  test('a suppression file that the head names no more is a change of the rules, one more is none', async () => {
    const both = baseText.replace('bounces.csv', 'bounces.csv, opt-outs.csv');
    const more = await plan(base, readPolicy(both));
    const fewer = await plan(readPolicy(both), base);
    expect([more[0]?.policyChanged, fewer[0]?.policyChanged]).toEqual([false, true]);
  });

  test('comments and order of the policy file change no rule', async () => {
    const head = readPolicy(`# moved down\n${baseText}`);
    expect(await plan(base, head)).toMatchObject([{ policyChanged: false }]);
  });

  test.each([
    ['taken away', 'lists/july.csv', 'july'],
    ['the only one', 'lists/june.csv', 'june'],
  ])('every campaign that either side names is planned, one %s too', async (_, list, name) => {
    const head = readPolicy(`suppressions: [bounces.csv]\ncampaigns:\n  ${name}: { list: ${list} }\n`);
    const planned = await plan(base, head);
    expect(planned.map(({ campaign }) => campaign)).toEqual([...new Set(['june', name])].sort());
    expect(planned.find(({ campaign }) => campaign === 'june')?.headList).toBe(name === 'june' ? list : null);
  });

  test('where the change takes the whole policy away, every campaign goes', async () => {
    expect(await plan(base, null)).toMatchObject([{ baseList: 'lists/june.csv', headList: null }]);
    expect(await plan(null, null)).toEqual([]);
  });
});
