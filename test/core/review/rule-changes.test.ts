import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectivePolicy } from '../../../src/core/policy/effective-policy.ts';
import { ruleChanges } from '../../../src/core/review/rule-changes.ts';
import { readPolicy } from '../policy/read-policy.ts';

function rulesOf(text: string) {
  return effectivePolicy(readPolicy(`${text}\ncampaigns:\n  june: { list: june.csv }\n`), 'june');
}

const policy = (rules: string) => rulesOf(`policy: { ${rules} }`);
const waiver = (more: string) =>
  rulesOf(`waivers:\n  - { code: duplicate, reason: "ann@mail.example agreed", owner: ops, ${more} }`);

describe('what a change of a rule is called', () => {
  test.each([
    ['total: { fail: 5% }', 'total: { fail: 50% }', 'policy.total.fail', 'looser'],
    ['total: { fail: 5% }', 'total: { fail: off }', 'policy.total.fail', 'looser'],
    ['total: { fail: off }', 'total: { fail: 5% }', 'policy.total.fail', 'stricter'],
    ['risk: 20%', 'risk: 10%', 'policy.risk', 'stricter'],
    ['strict: true', 'strict: false', 'policy.strict', 'looser'],
    ['suppressed: { manual: fail }', 'suppressed: { manual: warn }', 'policy.suppressed.manual', 'looser'],
    [
      'suppressed: { manual: ignore }',
      'suppressed: { manual: warn }',
      'policy.suppressed.manual',
      'stricter',
    ],
    ['review-judges: everything', 'review-judges: changes', 'policy.review-judges', 'looser'],
    ['approval-max-age: 24h', 'approval-max-age: 3d', 'policy.approval-max-age', 'looser'],
    [
      'suppression-age: { fail: 30d }',
      'suppression-age: { fail: 7d }',
      'policy.suppression-age.fail',
      'stricter',
    ],
    [
      'sender-applies-suppression: false',
      'sender-applies-suppression: true',
      'policy.sender-applies-suppression',
      'looser',
    ],
    ['soft-suppress-after: 3', 'soft-suppress-after: 9', 'policy.soft-suppress-after', 'looser'],
    ['suppress-after: { full: 3 }', 'suppress-after: { full: 9 }', 'policy.suppress-after.full', 'looser'],
    ['reserved-domains: refuse', 'reserved-domains: allow', 'policy.reserved-domains', 'looser'],
    ['growth: { fail: 20% }', 'growth: { fail: 200% }', 'policy.growth.fail', 'looser'],
    [
      'suppression-shrink: { fail: 10% }',
      'suppression-shrink: { fail: off }',
      'policy.suppression-shrink.fail',
      'looser',
    ],
    ['suppression-scopes: [a, b]', 'suppression-scopes: [a]', 'policy.suppression-scopes', 'looser'],
    ['suppression-scopes: [a]', 'suppression-scopes: [a, b]', 'policy.suppression-scopes', 'stricter'],
    [
      '',
      'chances: { entries: { purchased: { chance: 1% } } }',
      'policy.chances.entries.purchased.chance',
      'looser',
    ],
  ])('%s to %s', (before, after, key, direction) => {
    const changes = ruleChanges(policy(before), policy(after));
    expect(changes.map((change) => [change.key, change.direction])).toContainEqual([key, direction]);
  });

  test('scopes that take the place of others are one change', () => {
    const changes = ruleChanges(
      policy('suppression-scopes: [global]'),
      policy('suppression-scopes: [newsletter]'),
    );
    const key = 'policy.suppression-scopes';
    expect(changes).toEqual([
      { key, unit: 'word', before: 'global', after: 'newsletter', direction: 'other' },
    ]);
  });

  test('a profile is only another word; the limits it sets are told one by one', () => {
    const changes = ruleChanges(policy('profile: klaviyo'), policy('profile: smtp2go'));
    expect(changes.map(({ key, direction }) => `${key} ${direction}`)).toEqual([
      'policy.total.fail looser',
      'policy.total.warn looser',
      'policy.profile other',
    ]);
  });
});

describe('files, sources and waivers', () => {
  test('a suppression file that is not named any more lets more through, one more lets less', () => {
    const [two, one] = [rulesOf('suppressions: [a.csv, b.csv]'), rulesOf('suppressions: [a.csv]')];
    const change = { key: 'suppressions', unit: 'word' };
    expect(ruleChanges(two, one)).toEqual([{ ...change, before: 'b.csv', after: null, direction: 'looser' }]);
    expect(ruleChanges(one, two)).toEqual([
      { ...change, before: null, after: 'b.csv', direction: 'stricter' },
    ]);
  });

  test.each([
    ['sources: { web: purchased }', 'sources: { web: double-opt-in }', 'looser'],
    ['sources: { web: double-opt-in }', 'sources: { web: purchased }', 'stricter'],
    ['', 'sources: { web: double-opt-in }', 'looser'],
    ['', 'sources: { web: purchased }', 'stricter'],
  ])('a source of a milder kind is expected to bounce less: %s to %s', (before, after, direction) => {
    expect(ruleChanges(rulesOf(before), rulesOf(after))).toMatchObject([{ key: 'sources.web', direction }]);
  });

  const base = waiver('scope: june.csv, expires: 2027-01-01, max-count: 5');
  test.each([
    ['expires: 2027-06-01, max-count: 5', 'looser'],
    ['expires: 2027-01-01', 'looser'],
    ['expires: 2027-01-01, max-count: 4', 'stricter'],
    ['expires: 2026-01-01, max-count: 9', 'other'],
  ])('a waiver with %s', (more, direction) => {
    expect(ruleChanges(base, waiver(`scope: june.csv, ${more}`))).toMatchObject([
      { key: 'waivers.duplicate for june.csv', direction },
    ]);
  });

  test('a waiver that comes is looser, one that goes is stricter, and nobody in it is named', () => {
    const changes = [ruleChanges(rulesOf(''), base), ruleChanges(base, rulesOf(''))];
    expect(changes.flat().map(({ direction }) => direction)).toEqual(['looser', 'stricter']);
    expect(JSON.stringify(changes)).not.toContain('@');
  });
});

test('what is read from a policy is inert: no address, one line', () => {
  const changes = ruleChanges(rulesOf(''), rulesOf('columns: { email: "who ann@mail.example" }'));
  expect(changes).toEqual([
    { key: 'columns.email', unit: 'word', before: null, after: 'who (withheld)', direction: 'other' },
  ]);
});

const limits = fc.record({
  total: fc.integer({ min: 1, max: 90 }),
  risk: fc.integer({ min: 1, max: 90 }),
  manual: fc.constantFrom('ignore', 'warn', 'fail'),
  strict: fc.boolean(),
});

test('the other way round a looser rule is a stricter one, and no policy differs from itself', () => {
  const textOf = ({
    total,
    risk,
    manual,
    strict,
  }: {
    total: number;
    risk: number;
    manual: string;
    strict: boolean;
  }) =>
    policy(
      `total: { fail: ${total}% }, risk: ${risk}%, suppressed: { manual: ${manual} }, strict: ${strict}`,
    );
  const turned = { looser: 'stricter', stricter: 'looser', other: 'other' } as const;
  fc.assert(
    fc.property(limits, limits, (one, other) => {
      const [before, after] = [textOf(one), textOf(other)];
      expect(ruleChanges(before, before)).toEqual([]);
      const there = ruleChanges(before, after).map(({ key, direction }) => `${key} ${turned[direction]}`);
      const back = ruleChanges(after, before).map(({ key, direction }) => `${key} ${direction}`);
      expect(there.sort()).toEqual(back.sort());
    }),
  );
});
