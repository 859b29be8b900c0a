import { describe, expect, test } from 'vitest';
import { type CheckRequest, type Plan, planChecks } from '../../src/core/plan-checks.ts';
import { readPolicy } from './policy/read-policy.ts';

const policyFile = readPolicy(`
suppressions: [all/*.csv]
policy: { total: { warn: 1%, fail: 3% } }
campaigns:
  spring: { list: lists/spring.csv, policy: { total: { fail: 4% } } }
  autumn: { list: lists/autumn.csv, suppressions: [autumn.csv], columns: { email: Kontakt } }
`);

const request: CheckRequest = {
  policyFile,
  campaigns: [],
  list: null,
  suppressions: [],
  emailColumn: null,
  limits: {},
};

function plan(changes: Partial<CheckRequest>): Plan {
  return planChecks({ ...request, ...changes });
}

function names(made: Plan): readonly string[] {
  return made.ok
    ? made.checks.map(({ campaign, list }) => `${campaign}: ${list}`)
    : made.problems.map(({ code }) => code);
}

describe('which checks are meant', () => {
  test('all campaigns of the policy when none is named', () => {
    expect(names(plan({}))).toEqual(['spring: lists/spring.csv', 'autumn: lists/autumn.csv']);
  });

  test('those that are named, in that order, each once', () => {
    expect(names(plan({ campaigns: ['autumn', 'spring', 'autumn'] }))).toEqual([
      'autumn: lists/autumn.csv',
      'spring: lists/spring.csv',
    ]);
  });

  test('a list alone, named after its file', () => {
    expect(names(plan({ policyFile: null, list: 'x/June Sale.csv' }))).toEqual([
      'june-sale: x/June Sale.csv',
    ]);
    expect(names(plan({ list: 'x/june.csv' }))).toEqual(['june: x/june.csv']);
  });

  test('another list by the rules of a campaign', () => {
    const made = plan({ campaigns: ['spring'], list: 'other.csv' });
    expect(names(made)).toEqual(['spring: other.csv']);
    expect(made.ok && made.checks[0]?.policy.total.fail).toBe(0.04);
  });
});

describe('what is wrong with a request', () => {
  test('neither a policy nor a list', () => {
    expect(names(plan({ policyFile: null }))).toEqual(['campaign-needs-list']);
  });

  test('a campaign beside a list that is judged without a policy, by its name', () => {
    const made = plan({ policyFile: null, campaigns: ['spring'], list: 'other.csv' });
    const problem = { code: 'campaign-needs-list', args: { campaign: 'spring' } };
    expect(made).toEqual({ ok: false, problems: [problem] });
  });

  test('a policy without campaigns', () => {
    const empty = readPolicy('suppressions: [a.csv]\n');
    expect(names(plan({ policyFile: empty }))).toEqual(['policy-no-campaign']);
  });

  test('every campaign that there is not, with the nearest that there is', () => {
    const made = plan({ campaigns: ['sprong', 'autumn', 'x@y.example'] });
    expect(made).toMatchObject({
      ok: false,
      problems: [
        { code: 'unknown-campaign', file: 'policy.yml', args: { campaign: 'sprong', nearest: 'spring' } },
        { code: 'unknown-campaign', args: { campaign: '(withheld)', known: 'spring, autumn' } },
      ],
    });
    expect(made.ok ? {} : made.problems[1]?.args).not.toHaveProperty('nearest');
  });

  test('of many campaigns eight are named', () => {
    const eight = [1, 2, 3, 4, 5, 6, 7, 8]
      .map((number) => `  c${number}: { list: ${number}.csv }`)
      .join('\n');
    const few = plan({ policyFile: readPolicy(`campaigns:\n${eight}\n`), campaigns: ['zzzzzz'] });
    expect(few.ok ? {} : few.problems[0]?.args).toMatchObject({ known: 'c1, c2, c3, c4, c5, c6, c7, c8' });
    const campaigns = Array.from({ length: 10 }, (_, index) => `  c${index}: { list: ${index}.csv }`).join(
      '\n',
    );
    const made = plan({ policyFile: readPolicy(`campaigns:\n${campaigns}\n`), campaigns: ['zzzzzz'] });
    expect(made.ok ? {} : made.problems[0]?.args).toMatchObject({
      known: 'c0, c1, c2, c3, c4, c5, c6, c7 and 2 more',
    });
  });

  test('a wrong limit is told once, however many campaigns there are', () => {
    const made = plan({ limits: { 'total-fail': '5' } });
    expect(made.ok ? [] : made.problems).toHaveLength(1);
  });
});

describe('arguments', () => {
  test('replace limits of every campaign', () => {
    const made = plan({ limits: { 'total-fail': '6%' } });
    expect(made.ok && made.checks.map(({ policy }) => policy.total)).toEqual([
      { warn: 0.01, fail: 0.06 },
      { warn: 0.01, fail: 0.06 },
    ]);
  });

  test('add suppressions, each once', () => {
    const made = plan({ campaigns: ['autumn'], suppressions: ['more.csv', 'autumn.csv'] });
    expect(made.ok && made.checks[0]?.policy.suppressions).toEqual(['all/*.csv', 'autumn.csv', 'more.csv']);
  });

  test('map the address column before the policy does', () => {
    const made = plan({ campaigns: ['autumn'], emailColumn: 'Mail' });
    expect(made.ok && made.checks[0]?.policy.columns.email).toBe('Mail');
    const kept = plan({ campaigns: ['autumn'] });
    expect(kept.ok && kept.checks[0]?.policy.columns.email).toBe('Kontakt');
  });
});
