import { expect, test } from 'vitest';
import { applyLimitInputs, type LimitInputs } from '../../../src/core/policy/apply-limit-inputs.ts';
import { defaultPolicy } from '../../../src/core/policy/default-policy.ts';
import { profileNames } from '../../../src/core/policy/profiles.ts';
import { valueRules } from '../../../src/core/policy/value-rules.ts';

function apply(inputs: LimitInputs) {
  return applyLimitInputs(defaultPolicy, inputs);
}

test('absent and empty inputs change nothing', () => {
  expect(apply({ 'total-fail': '', 'hard-warn': undefined, profile: ' ' })).toEqual({
    ok: true,
    policy: defaultPolicy,
  });
});

test.each<[LimitInputs, object]>([
  [{ 'total-fail': '3%' }, { total: { warn: 0.02, fail: 0.03 } }],
  [{ 'total-fail': '1 %' }, { total: { warn: 0.01, fail: 0.01 } }],
  [{ 'total-warn': 'off' }, { total: { warn: null, fail: 0.05 } }],
  [{ 'hard-warn': '1%', 'hard-fail': '2%' }, { hard: { warn: 0.01, fail: 0.02 } }],
  [{ 'soft-warn': '1%', 'soft-fail': '2%' }, { soft: { warn: 0.01, fail: 0.02 } }],
  [{ risk: '10%' }, { risk: 0.1 }],
  [{ risk: 'off' }, { risk: null }],
  [
    { profile: 'hubspot' },
    { profile: 'hubspot', total: { warn: null, fail: null }, hard: { warn: 0.01, fail: 0.05 } },
  ],
  [{ profile: 'klaviyo', 'total-fail': '4%' }, { total: { warn: 0.01, fail: 0.04 } }],
])('%j is laid over the policy', (inputs, expected) => {
  const applied = apply(inputs);
  expect(applied.ok && applied.policy).toMatchObject(expected);
});

test('every wrong input is named with its rule and what was received', () => {
  const applied = apply({ 'total-fail': '5', risk: '120%', 'soft-fail': 'none', profile: 'hubspt' });
  expect(applied).toMatchObject({
    ok: false,
    problems: [
      { code: 'argument-wrong-value', args: { argument: 'profile', received: 'hubspt', nearest: 'hubspot' } },
      {
        code: 'argument-wrong-value',
        args: { argument: 'total-fail', rule: valueRules.limit, received: '5' },
      },
      {
        code: 'argument-wrong-value',
        args: { argument: 'soft-fail', rule: valueRules.limit, received: 'none' },
      },
      { code: 'argument-wrong-value', args: { argument: 'risk', rule: valueRules.limit, received: '120%' } },
    ],
  });
});

test.each<[LimitInputs, object]>([
  [{ 'total-warn': '6%' }, { path: 'total-warn', warn: 0.06, fail: 0.05, unit: 'fraction' }],
  [
    { 'hard-warn': '3%', 'hard-fail': '2%' },
    { path: 'hard-warn', warn: 0.03, fail: 0.02, unit: 'fraction' },
  ],
])('%j warns above the fail limit', (inputs, args) => {
  expect(apply(inputs)).toEqual({ ok: false, problems: [{ code: 'policy-warn-above-fail', args }] });
});

test.each<[LimitInputs, object]>([
  [{ risk: ' off ' }, { risk: null }],
  [{ profile: ' hubspot ' }, { profile: 'hubspot' }],
])('blanks around an input say nothing: %j', (inputs, expected) => {
  const applied = apply(inputs);
  expect(applied.ok && applied.policy).toMatchObject(expected);
});

test('a profile that is none names all there are, and the nearest only where one is near', () => {
  const rule = `one of ${profileNames.join(', ')}`;
  const problemOf = (profile: string) => ({
    ok: false,
    problems: [{ code: 'argument-wrong-value', args: { argument: 'profile', rule, received: profile } }],
  });
  expect(apply({ profile: 'qqqqqqqqqqqq' })).toEqual(problemOf('qqqqqqqqqqqq'));
  expect(apply({ profile: '    brvo    ' })).toMatchObject({
    problems: [{ args: { rule, nearest: 'brevo' } }],
  });
});
