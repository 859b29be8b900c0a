import { describe, expect, test } from 'vitest';
import { findingCodes } from '../../../src/core/finding.ts';
import { findUnknownWaiverCodes } from '../../../src/core/policy/find-unknown-waiver-codes.ts';
import { parsePolicy } from '../../../src/core/policy/parse-policy.ts';

function problemsOf(waivers: string, more = 'campaigns: { june: { list: june.csv } }') {
  const parsed = parsePolicy(`waivers:\n${waivers}\n${more}\n`, 'gate.yml');
  return parsed.ok ? [] : parsed.problems;
}

const waiver = (code: string) => `  - { code: ${code}, reason: r, owner: o, expires: 2027-01-01 }`;

describe('a waiver for a code that no finding carries', () => {
  test.each([
    ['duplicat', 'duplicate'],
    ['role-acount', 'role-account'],
    ['supressed-unsubscribe', 'suppressed-unsubscribe'],
    ['invalid-rows', 'invalid-address'],
    ['duplicate-rows', 'duplicate'],
    ['total-rate', undefined],
    ['something-else', undefined],
  ])('%s is a mistake of the policy; meant is %s', (code, nearest) => {
    const [problem, ...others] = problemsOf(`${waiver('duplicate')}\n${waiver(code)}`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'policy-wrong-value', file: 'gate.yml', line: 3 });
    expect(problem?.args).toMatchObject({ path: 'waivers[1].code', received: code });
    expect(problem?.args.nearest).toBe(nearest);
  });

  test('is told beside other mistakes, and none of them hides it', () => {
    const codes = problemsOf(waiver('duplicat'), 'campagnes: {}').map(({ code }) => code);
    expect(codes).toEqual(['policy-wrong-value', 'policy-unknown-key']);
  });

  test('is told a bounded number of times', () => {
    const many = Array.from({ length: 5000 }, (_, index) => waiver(`some-code-${index}`));
    expect(problemsOf(many.join('\n'))).toHaveLength(100);
  });
});

test('every finding code can be waived', () => {
  expect(problemsOf(findingCodes.map(waiver).join('\n'))).toEqual([]);
});

test.each(['waivers: 3', 'waivers: [3]', 'waivers: [{ code: [x] }]'])(
  '%s is told once, as what it is',
  (text) => {
    const parsed = parsePolicy(`${text}\ncampaigns: { june: { list: june.csv } }\n`, 'gate.yml');
    const places = parsed.ok ? [] : parsed.problems.map(({ args }) => args.path);
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(0);
  },
);

test('at most 100 unknown codes are looked up, since each costs a search', () => {
  const waivers = Array.from({ length: 101 }, (_, index) => ({ code: `some-code-${index}` }));
  expect(findUnknownWaiverCodes({ waivers }, { file: 'gate.yml', lineOf: () => 1 })).toHaveLength(100);
});
