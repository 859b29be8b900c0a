import { expect, test } from 'vitest';
import { parsePolicy } from '../../../src/core/policy/parse-policy.ts';

function foundIn(text: string) {
  const parsed = parsePolicy(text, 'f');
  const problems = parsed.ok ? [] : parsed.problems;
  return problems
    .filter(({ code }) => code === 'policy-warn-above-fail')
    .map(({ line, args }) => [line, args]);
}

const fraction = 'fraction';

test.each([
  [
    'policy:\n  total: { warn: 5%, fail: 2% }',
    2,
    { path: 'policy.total.warn', warn: 0.05, fail: 0.02, unit: fraction },
  ],
  [
    'policy:\n  total: { warn: 8% }',
    2,
    { path: 'policy.total.warn', warn: 0.08, fail: 0.05, unit: fraction },
  ],
  [
    'policy: { profile: klaviyo,\n  total: { warn: 3% } }',
    2,
    { path: 'policy.total.warn', warn: 0.03, fail: 0.02, unit: fraction },
  ],
  [
    'policy: { hard: { fail: 1% } }\ncampaigns:\n  a:\n    list: a\n    policy: { hard: { warn: 2% } }',
    5,
    { path: 'campaigns.a.policy.hard.warn', warn: 0.02, fail: 0.01, unit: fraction },
  ],
  [
    'policy: { suppression-age: { warn: 3w, fail: 7d } }',
    1,
    { path: 'policy.suppression-age.warn', warn: 21, fail: 7, unit: 'days' },
  ],
  [
    'policy: { growth: { warn: 300%, fail: 200% } }',
    1,
    { path: 'policy.growth.warn', warn: 3, fail: 2, unit: fraction },
  ],
  [
    'policy: { invalid: { warn: 2%, fail: 1% }, strict: maybe }',
    1,
    { path: 'policy.invalid.warn', warn: 0.02, fail: 0.01, unit: fraction },
  ],
  [
    'policy: { profile: unheard-of, total: { warn: 9%, fail: 2% } }',
    1,
    { path: 'policy.total.warn', warn: 0.09, fail: 0.02, unit: fraction },
  ],
])('%s is found', (text, line, args) => {
  expect(foundIn(text)).toEqual([[line, args]]);
});

test('a limit that a campaign only inherits is reported once, where it is written', () => {
  const text = 'policy: { total: { warn: 5%, fail: 2% } }\ncampaigns: { a: { list: a }, b: { list: b } }';
  expect(foundIn(text)).toHaveLength(1);
});

test.each([
  'policy: { total: { warn: 5%, fail: 5% } }',
  'policy: { total: { warn: off, fail: 1% } }',
  'policy: { total: { warn: 9%, fail: off } }',
  'policy: { total: { fail: 1% } }',
  'policy: { total: { warn: 8%, fail: 9 } }',
  'policy: { profile: unheard-of, total: { warn: 8% } }',
  'policy: { profile: smtp2go, total: { warn: 10% } }',
  'policy: { total: { warn: 3% } }\ncampaigns: { a: { list: a, policy: { total: { fail: 1% } } } }',
])('%s is not', (text) => {
  expect(foundIn(text)).toEqual([]);
});
