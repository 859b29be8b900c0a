import { describe, expect, test } from 'vitest';
import { VerificationTable } from '../../src/core/evidence/verifiers/verification-table.ts';
import { explainAddress } from '../../src/core/explain-address.ts';
import { dayOfInstant, parseDay } from '../../src/core/list/parse-day.ts';
import type { CampaignPolicy } from '../../src/core/policy/campaign-policy.ts';
import { readSuppressions } from '../../src/core/suppression/read-suppressions.ts';
import { asOfMs, lines, testPolicy } from './check-text.ts';
import { sourceOf } from './source-of.ts';

const onFile = lines(
  'email,reason,status,created,count,scope',
  'Bob@mail.example,bounce,5.1.1,2026-05-04,,',
  'bob@mail.example,soft bounce,,,2,',
  'bob@mail.example,unsubscribe,,,,',
  '@blocked.example,manual,,,,',
  'eve@mail.example,unsubscribe,,,,offers',
  'jane+x@gmail.com,unsubscribe,,,,',
  'j.ane@gmail.com,hard bounce,,,,',
);

async function explain(text: string, domains: Partial<CampaignPolicy['domains']> = {}) {
  const rules = { asOfDay: dayOfInstant(asOfMs), scopes: testPolicy.suppressionScopes };
  const suppressions = await readSuppressions([sourceOf('a.csv', onFile)], rules);
  return explainAddress(text, {
    asOfDay: rules.asOfDay,
    policy: { ...testPolicy, domains: { ...testPolicy.domains, ...domains } },
    suppressions,
  });
}

test('an address that nothing is known of', async () => {
  expect(await explain(' mailto:Ann@MÜLLER.de ')).toEqual({
    valid: true,
    code: null,
    column: null,
    key: 'ann@xn--mller-kva.de',
    domainRefused: null,
    service: null,
    dns: null,
    placeholder: false,
    domainKind: 'business',
    domainMeant: null,
    role: null,
    suppressionFiles: 1,
    suppressedFor: [],
    hardBouncedOn: null,
    softBounces: 0,
    softRepeats: null,
    wholeDomain: false,
    otherScope: false,
    setAside: [],
    mailbox: null,
    verified: null,
    rules: [],
    readings: [
      { profile: 'send-list', accepted: true, code: null, column: null },
      { profile: 'rfc5321', accepted: false, code: 'non-ascii', column: 6 },
      { profile: 'international', accepted: true, code: null, column: null },
    ],
  });
});

test('an address that is none: why, where, and no key', async () => {
  expect(await explain('ann..b@gmail.com')).toMatchObject({
    valid: false,
    code: 'local-dots',
    column: 5,
    key: null,
    domainKind: null,
    role: null,
  });
});

describe('what is on file', () => {
  test('is told with all reasons, strongest first', async () => {
    expect(await explain('BOB@mail.example')).toMatchObject({
      suppressedFor: ['unsubscribe', 'hard-bounce', 'soft-bounce'],
      hardBouncedOn: '2026-05-04',
      softBounces: 2,
      wholeDomain: false,
    });
  });

  test('for the whole domain is told', async () => {
    expect(await explain('x@blocked.example')).toMatchObject({
      suppressedFor: ['manual'],
      wholeDomain: true,
    });
  });

  test('for another scope does not suppress, and is told', async () => {
    expect(await explain('eve@mail.example')).toMatchObject({ suppressedFor: [], otherScope: true });
  });
});

test('a reserved domain is told unless the policy allows it', async () => {
  const none = await readSuppressions([], { asOfDay: dayOfInstant(asOfMs), scopes: [] });
  const reserved = (reservedDomains: 'allow' | 'refuse', address: string) =>
    explainAddress(address, {
      policy: { ...testPolicy, reservedDomains },
      suppressions: none,
      asOfDay: dayOfInstant(asOfMs),
    }).domainRefused;
  expect(reserved('refuse', 'ann@mail.example')).toBe('reserved-domain');
  expect(reserved('allow', 'ann@mail.example')).toBeNull();
  expect(reserved('refuse', 'ann@gmail.com')).toBeNull();
});

test('role and kind of domain are those the projection uses', async () => {
  expect(await explain('Info@gmail.com')).toMatchObject({ role: 'desk', domainKind: 'consumer' });
  expect(await explain('ann@gmail.com', { business: ['gmail.com'] })).toMatchObject({
    role: null,
    domainKind: 'business',
  });
});

describe('every rule that an address sets off is told', () => {
  const codesOf = async (text: string) => (await explain(text)).rules.map(({ code }) => code);

  test.each([
    ['ann..b@gmail.com', ['invalid-address']],
    ['ann@northwind.con', ['unknown-top-level']],
    ['ann@co.uk', ['bare-suffix']],
    ['info@gmial.com', ['typo-domain', 'role-account', 'disposable-domain']],
    ['asdf@mailinator.com', ['disposable-domain', 'placeholder']],
    ['ann@duck.com', ['relay-domain']],
    ['ann@github.io', ['private-suffix']],
    ['ann@northwind.github.io', []],
    ['jörg@gmail.com', ['needs-smtputf8']],
    ['ann@müller.de', []],
    ['bob@mail.example', ['suppressed-unsubscribe', 'suppressed-hard-bounce']],
    ['x@blocked.example', ['suppressed-manual', 'suppression-whole-domain']],
    ['eve@mail.example', ['suppression-other-scope']],
    ['jane@gmail.com', ['alias-unsubscribe', 'alias-bounce']],
  ])('%s: %j', async (text, codes) => {
    expect(await codesOf(text)).toEqual(codes);
  });

  test.each([
    ['info@gmial.com', ['typo-domain']],
    ['asdf@mailinator.com', ['disposable-domain']],
    ['bob@mail.example', ['suppressed-unsubscribe']],
    ['x@blocked.example', ['suppressed-manual', 'suppression-whole-domain']],
    ['jane@gmail.com', ['alias-unsubscribe', 'alias-bounce']],
    ['info@company.example', ['role-account']],
  ])('%s: and that a check reports %j', async (text, codes) => {
    const { rules } = await explain(text);
    expect(rules.filter(({ reported }) => reported).map(({ code }) => code)).toEqual(codes);
  });

  test('with what its mailbox is known by', async () => {
    expect((await explain('ja.ne@googlemail.com')).mailbox).toBe('jane@gmail.com');
    expect((await explain('jane@gmail.com')).mailbox).toBeNull();
  });

  test('and what a verifier said of it', async () => {
    const verifications = new VerificationTable();
    verifications.add('ann@gmail.com', { result: 'invalid', day: parseDay('2026-05-04') });
    const suppressions = await readSuppressions([], { asOfDay: 0, scopes: [] });
    const rules = { policy: testPolicy, suppressions, asOfDay: dayOfInstant(asOfMs), verifications };
    expect(explainAddress('Ann@gmail.com', rules)).toMatchObject({
      verified: { result: 'invalid', on: '2026-05-04' },
      rules: [{ code: 'verified-invalid', severity: 'warning' }],
    });
  });
});
