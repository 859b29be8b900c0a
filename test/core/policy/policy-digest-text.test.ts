import { describe, expect, test } from 'vitest';
import { effectivePolicy } from '../../../src/core/policy/effective-policy.ts';
import { policyDigestText } from '../../../src/core/policy/policy-digest-text.ts';
import { readPolicy } from './read-policy.ts';

function digestText(yaml: string): string {
  return policyDigestText(effectivePolicy(readPolicy(yaml), 'june'));
}

const policy = `
suppressions: [a.csv]
policy:
  total: { warn: 1%, fail: 3% }
  chances: { decay: { business: 20% }, entries: { import: { chance: 7% } } }
sources: { web: checkout, fair: event }
waivers:
  - { code: role-account, reason: r, owner: o, expires: 2027-01-01 }
campaigns:
  june: { list: june.csv }
`;

const rearranged = `# a comment
campaigns:
  # another
  june:
    list: june.csv
waivers:
  - owner: o
    expires: 2027-01-01
    reason: r
    code: role-account
sources:
  fair: event
  web: checkout
policy:
  chances:
    entries:
      import:
        chance: 7%
    decay:
      business: 20%
  total:
    fail: 3%
    warn: 1%
suppressions: a.csv
`;

test('comments, the order of keys and the layout do not change it', () => {
  expect(digestText(rearranged)).toBe(digestText(policy));
});

describe('every rule does', () => {
  test.each([
    ['warn: 1%', 'warn: 1.5%'],
    ['business: 20%', 'business: 21%'],
    ['chance: 7%', 'chance: 8%'],
    ['web: checkout', 'web: import'],
    ['expires: 2027-01-01', 'expires: 2027-01-02'],
    ['[a.csv]', '[a.csv, b.csv]'],
    ['list: june.csv', 'list: july.csv'],
  ])('%s, when it becomes %s', (from, to) => {
    const changed = policy.replace(from, to);
    expect(changed).not.toBe(policy);
    expect(digestText(changed)).not.toBe(digestText(policy));
  });
});

test('it is JSON with its keys in order, lists as lists, and maps as lists of pairs in order', () => {
  const read: unknown = JSON.parse(digestText(policy));
  expect(read).toMatchObject({
    campaign: 'june',
    list: 'june.csv',
    suppressions: ['a.csv'],
    sources: [
      ['fair', 'event'],
      ['web', 'checkout'],
    ],
    total: { warn: 0.01, fail: 0.03 },
    waivers: [{ code: 'role-account', maxCount: null, scope: null }],
  });
  const keys = Object.keys(Object(read));
  expect(keys).toEqual(keys.toSorted());
  expect(digestText(policy)).toContain('"total":{"fail":0.03,"warn":0.01}');
});

test('of a waiver the line does not count, nor whether other campaigns have the file that it names', () => {
  const text = `
waivers:
  - { code: duplicate, scope: june.csv, reason: r, owner: o, expires: 2027-01-01 }
campaigns:
  june: { list: june.csv }
`;
  expect(digestText(`# a comment\n${text}`)).toBe(digestText(text));
  expect(digestText(`${text}  july: { list: june.csv }\n`)).toBe(digestText(text));
  expect(digestText(text)).not.toMatch(/"(line|elsewhere)"/);
});
