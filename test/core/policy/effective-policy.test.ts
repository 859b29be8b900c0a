import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../src/core/policy/default-policy.ts';
import { effectivePolicy } from '../../../src/core/policy/effective-policy.ts';
import { layerRules } from '../../../src/core/policy/layer-rules.ts';
import { profileNames, profiles } from '../../../src/core/policy/profiles.ts';
import { readPolicy } from './read-policy.ts';
import { samplePolicy } from './sample-policy.ts';

const none = { warn: null, fail: null };

test('a file that says nothing gives the default policy', () => {
  expect(effectivePolicy(readPolicy('policy: {}'), null)).toEqual(defaultPolicy);
});

test('the defaults are those the design names', () => {
  expect(defaultPolicy).toMatchObject({
    profile: 'default',
    total: { warn: 0.02, fail: 0.05 },
    hard: none,
    soft: none,
    risk: 0.2,
    strict: false,
    suppressed: {
      unsubscribe: 'fail',
      complaint: 'fail',
      manual: 'fail',
      'hard-bounce': 'warn',
      'soft-bounce': 'warn',
      invalid: 'warn',
    },
    invalid: { warn: 0.005, fail: null },
    duplicates: { warn: 0.05, fail: null },
    growth: none,
    suppressionAgeDays: none,
    senderAppliesSuppression: false,
    softSuppressAfter: 3,
    suppressionScopes: ['global'],
    reservedDomains: 'refuse',
  });
});

test('the policy of the design is merged for its campaign', () => {
  expect(effectivePolicy(readPolicy(samplePolicy), 'spring-launch')).toMatchObject({
    campaign: 'spring-launch',
    list: 'lists/spring-launch.csv',
    suppressions: ['suppressions/*.csv'],
    sendAtMs: Date.UTC(2026, 11, 1, 9),
    slackChannel: 'C0123456789',
    total: { warn: 0.02, fail: 0.05 },
    hard: { warn: 0.01, fail: 0.02 },
    soft: none,
    suppressed: { manual: 'fail', 'hard-bounce': 'warn' },
    growth: { warn: 0.2, fail: 2 },
    suppressionAgeDays: { warn: 7, fail: 30 },
  });
});

test.each(profileNames)('profile %s limits the rate it judges and no other', (name) => {
  const { judged, warn, fail } = profiles[name];
  const policy = effectivePolicy(readPolicy(`policy: { profile: ${name} }`), null);
  const limit = { warn: warn.rate, fail: fail.rate };
  expect(policy.profile).toBe(name);
  expect(policy.total).toEqual(judged === 'total' ? limit : none);
  expect(policy.hard).toEqual(judged === 'hard' ? limit : none);
  expect(policy.soft).toEqual(none);
  expect(warn.rate).toBeLessThanOrEqual(fail.rate);
});

test('profiles have the limits and the basis of the reference', () => {
  const table = profileNames.map((name) => {
    const { judged, warn, fail } = profiles[name];
    const written = ({ rate, basis }: { rate: number; basis: string }) =>
      `${rate}${basis === 'published' ? 'P' : 'J'}`;
    return `${name} ${judged} ${written(warn)} ${written(fail)}`;
  });
  expect(table).toEqual([
    'default total 0.02J 0.05J',
    'amazon-ses hard 0.05P 0.1P',
    'sendgrid hard 0.02J 0.05P',
    'hubspot hard 0.01P 0.05P',
    'klaviyo total 0.01P 0.02P',
    'brevo hard 0.01J 0.02P',
    'mailgun total 0.02J 0.05J',
    'smtp2go total 0.08P 0.12P',
    'mailchimp hard 0.02J 0.05J',
    'postmark total 0.05J 0.1J',
  ]);
});

const layered = `
suppressions: [all.csv]
verifications: [verified.csv]
columns: { email: Mail, source: Origin }
sources: { web: single-opt-in, fair: event }
policy:
  profile: hubspot
  total: { warn: 2%, fail: 4% }
  suppressed: { hard-bounce: fail }
  chances: { causes: { catch-all: { hard: 10% }, disposable: { hard: 4% } }, decay: { business: 20% } }
campaigns:
  inherits: { list: a.csv }
  overrides:
    list: b.csv
    suppressions: [more.csv, all.csv]
    verifications: [more-verified.csv, verified.csv]
    columns: { source: Herkunft }
    sources: { fair: giveaway }
    policy:
      total: { fail: 1% }
      suppressed: { complaint: warn }
      chances: { causes: { catch-all: { soft: 2% } }, entries: { event: { chance: 3% } } }
  profiled: { list: c.csv, policy: { profile: klaviyo, hard: { fail: 1% } } }
`;

test('every rule a file or a campaign writes arrives', () => {
  const overrideKey = `${'A'.repeat(42)}E=`;
  const rules = `{
    risk: off, strict: true, soft: { fail: 1% }, invalid: { fail: 2% }, duplicates: { fail: 9% },
    sender-applies-suppression: true, soft-suppress-after: 5, suppression-scopes: [all], reserved-domains: allow,
    suppress-after: { full: 5 },
    suppressed: { unsubscribe: warn, complaint: warn, manual: warn, hard-bounce: ignore, soft-bounce: ignore, invalid: fail },
    suppressed-alias: { complaint: warn, unsubscribe: ignore, manual: warn, bounce: fail },
    growth: { warn: 20% }, shrink: { warn: 1%, fail: 3% }, suppression-shrink: { fail: 50% },
    suppression-age: { fail: 2w }, review-judges: everything, approval-max-age: 2d, override-ceiling: off,
    override-key: ${overrideKey}, override-label: off, implied-deliveries: false, plain-lists: allow,
    profile: klaviyo, total: { fail: 7% }, hard: { fail: 6% },
    dns: cache, dns-cache: dns.txt, dns-resolvers: [192.0.2.1, 192.0.2.2],
    chances: { causes: { catch-all: { hard: 10% } } } }`;
  const expected = {
    risk: null,
    strict: true,
    soft: { warn: null, fail: 0.01 },
    invalid: { warn: 0.005, fail: 0.02 },
    duplicates: { warn: 0.05, fail: 0.09 },
    senderAppliesSuppression: true,
    softSuppressAfter: 5,
    suppressAfter: { full: 5, expired: 3, 'unknown-user-temp': 2 },
    suppressionScopes: ['all'],
    reservedDomains: 'allow',
    suppressed: {
      unsubscribe: 'warn',
      complaint: 'warn',
      manual: 'warn',
      'hard-bounce': 'ignore',
      'soft-bounce': 'ignore',
      invalid: 'fail',
    },
    suppressedAlias: { complaint: 'warn', unsubscribe: 'ignore', manual: 'warn', bounce: 'fail' },
    growth: { warn: 0.2, fail: null },
    shrink: { warn: 0.01, fail: 0.03 },
    suppressionShrink: { warn: 0, fail: 0.5 },
    suppressionAgeDays: { warn: null, fail: 14 },
    reviewJudges: 'everything',
    approvalMaxAgeDays: 2,
    overrideCeiling: null,
    overrideKey,
    overrideLabel: null,
    impliedDeliveries: false,
    plainLists: 'allow',
    profile: 'klaviyo',
    total: { warn: 0.01, fail: 0.07 },
    hard: { warn: null, fail: 0.06 },
    dns: 'cache',
    dnsCache: 'dns.txt',
    dnsResolvers: ['192.0.2.1', '192.0.2.2'],
    chances: { causes: { 'catch-all': { hard: 0.1 } }, entries: {}, decay: {} },
  };
  // because a rule that this list forgets would be tried by nobody
  expect(Object.keys(expected).toSorted()).toEqual(Object.keys(layerRules(defaultPolicy, {})).toSorted());
  expect(effectivePolicy(readPolicy(`policy: ${rules}`), null)).toMatchObject(expected);
  const inCampaign = readPolicy(`campaigns: { a: { list: a, policy: ${rules} } }`);
  expect(effectivePolicy(inCampaign, 'a')).toMatchObject(expected);
});

test('what stands only at the top of the file holds for every campaign', () => {
  const file = readPolicy(`
as-of: 2026-11-22
domains: { consumer: [isp.example] }
waivers: [{ code: duplicate, reason: r, owner: o, expires: 2027-01-01 }]
campaigns: { a: { list: a } }
`);
  expect(effectivePolicy(file, 'a')).toMatchObject({
    asOfMs: Date.UTC(2026, 10, 22),
    domains: { consumer: ['isp.example'], business: [], allow: [] },
    waivers: [{ code: 'duplicate', line: 4 }],
  });
});

test('a campaign inherits what it does not write', () => {
  const policy = effectivePolicy(readPolicy(layered), 'inherits');
  expect(policy).toMatchObject({
    suppressions: ['all.csv'],
    profile: 'hubspot',
    total: { warn: 0.02, fail: 0.04 },
    hard: { warn: 0.01, fail: 0.05 },
    suppressed: { 'hard-bounce': 'fail', complaint: 'fail' },
  });
});

test('a campaign overrides key by key, adds suppressions, and pulls an inherited warn limit down to its own fail limit', () => {
  const policy = effectivePolicy(readPolicy(layered), 'overrides');
  expect(policy.suppressions).toEqual(['all.csv', 'more.csv']);
  expect(policy.verifications).toEqual(['verified.csv', 'more-verified.csv']);
  expect(policy.columns).toEqual({ email: 'Mail', source: 'Herkunft' });
  expect([...policy.sources]).toEqual([
    ['web', 'single-opt-in'],
    ['fair', 'giveaway'],
  ]);
  expect(policy.total).toEqual({ warn: 0.01, fail: 0.01 });
  expect(policy.suppressed).toMatchObject({ 'hard-bounce': 'fail', complaint: 'warn', unsubscribe: 'fail' });
  expect(policy.chances).toEqual({
    causes: { 'catch-all': { hard: 0.1, soft: 0.02 }, disposable: { hard: 0.04 } },
    entries: { event: { chance: 0.03 } },
    decay: { business: 0.2 },
  });
});

test('a profile of a campaign replaces the limits of the top level, and its own limits win over its profile', () => {
  const policy = effectivePolicy(readPolicy(layered), 'profiled');
  expect(policy).toMatchObject({
    profile: 'klaviyo',
    total: { warn: 0.01, fail: 0.02 },
    hard: { warn: null, fail: 0.01 },
  });
});

test('a rule that is named without a value is inherited', () => {
  const layer = { risk: undefined, suppressed: { complaint: undefined }, suppressAfter: { full: undefined } };
  expect(layerRules(defaultPolicy, layer)).toEqual(layerRules(defaultPolicy, {}));
});

test('a campaign that is not in the file is a mistake of the caller', () => {
  expect(() => effectivePolicy(readPolicy(layered), 'missing')).toThrow(RangeError);
});

test.each([
  ['{ fail: 9% }', { warn: 0.02, fail: 0.09 }],
  ['{ fail: off }', { warn: 0.02, fail: null }],
  ['{ fail: 1% }', { warn: 0.01, fail: 0.01 }],
  ['{ warn: off, fail: 1% }', { warn: null, fail: 0.01 }],
])('an inherited warn limit comes down only to a fail limit below it: %s', (total, expected) => {
  expect(effectivePolicy(readPolicy(`policy: { total: ${total} }`), null).total).toEqual(expected);
});

test.each([
  ['lists/june.csv', 'june', false],
  ['lists/june.csv', 'july', true],
  ['lists/*.csv', 'june', true],
  ['lists/j{une,uly}.csv', 'june', false],
  ['other/*.csv', 'june', false],
])('a waiver for %s, seen from %s, is for another list too: %s', (scope, campaign, elsewhere) => {
  const file = readPolicy(`
waivers: [{ code: duplicate, scope: "${scope}", reason: r, owner: o, expires: 2027-01-01 }]
campaigns: { june: { list: lists/june.csv }, july: { list: lists/july.csv }, may: { list: may.csv } }
`);
  expect(effectivePolicy(file, campaign).waivers).toMatchObject([{ elsewhere }]);
});
