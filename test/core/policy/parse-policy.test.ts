import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../../src/core/policy/parse-policy.ts';
import { valueRules } from '../../../src/core/policy/value-rules.ts';
import { readPolicy } from './read-policy.ts';
import { samplePolicy } from './sample-policy.ts';

function problemsOf(text: string) {
  const parsed = parsePolicy(text, 'policy.yml');
  return parsed.ok ? [] : parsed.problems;
}

test('the policy of the design is read to fractions, days, epoch milliseconds and lines', () => {
  const policy = readPolicy(samplePolicy);
  expect(policy.file).toBe('policy.yml');
  expect(policy.suppressions).toEqual(['suppressions/*.csv']);
  expect(policy.asOfMs).toBeNull();
  expect([...policy.sources]).toEqual([
    ['web', 'single-opt-in'],
    ['import-2024', 'import'],
    ['fair-2026', 'event'],
  ]);
  expect(policy.waivers).toEqual([
    {
      code: 'role-account',
      scope: 'lists/partners.csv',
      reason: 'B2B desk addresses',
      owner: '@ops',
      expires: '2027-03-01',
      expiresAtMs: Date.UTC(2027, 2, 2),
      maxCount: null,
      line: 13,
    },
  ]);
  expect([...policy.campaigns]).toEqual([
    [
      'spring-launch',
      {
        list: 'lists/spring-launch.csv',
        suppressions: [],
        verifications: [],
        columns: {},
        sources: new Map(),
        sendAtMs: Date.UTC(2026, 11, 1, 9),
        slackChannel: 'C0123456789',
        policy: {},
      },
    ],
  ]);
  expect(policy.policy).toEqual({
    profile: 'default',
    total: { warn: 0.02, fail: 0.05 },
    hard: { warn: 0.01, fail: 0.02 },
    risk: 0.2,
    suppressed: { unsubscribe: 'fail', complaint: 'fail', 'hard-bounce': 'warn' },
    senderAppliesSuppression: false,
    growth: { warn: 0.2, fail: 2 },
    suppressionAgeDays: { warn: 7, fail: 30 },
  });
});

test('every key that the sample leaves out is read too', () => {
  const policy = readPolicy(`
suppressions: one.csv
verifications: [verified/*.csv]
as-of: 2026-11-22
columns: { email: "E-Mail, work", last-delivered-at: Sent }
domains: { consumer: [Regional.Example], business: [bücher.example] }
waivers: [{ code: duplicate, reason: r, owner: o, expires: 2028-02-29, max-count: 3 }]
policy:
  strict: true
  risk: off
  soft: { warn: 0.5 %, fail: off }
  invalid: { fail: 1% }
  duplicates: { warn: off }
  soft-suppress-after: 5
  suppressed-alias: { bounce: fail }
  suppression-scopes: [global, "list 7"]
  reserved-domains: allow
  suppression-age: { warn: 36h, fail: 2w }
  chances:
    causes: { catch-all: { hard: 12%, soft: 1% } }
    entries: { event: { chance: 3% } }
    decay: { business: 20% }
campaigns:
  2024:
    list: a.csv.age
    suppressions: [more/*.csv]
    verifications: a-verified.csv
    columns: { source: Origin }
    sources: { web: checkout }
    send-at: 2026-12-01T09:00+01:00
    policy: { profile: hubspot }
`);
  expect(policy.suppressions).toEqual(['one.csv']);
  expect(policy.verifications).toEqual(['verified/*.csv']);
  expect(policy.asOfMs).toBe(Date.UTC(2026, 10, 22));
  expect(policy.columns).toEqual({ email: 'E-Mail, work', 'last-delivered-at': 'Sent' });
  expect(policy.domains).toEqual({ consumer: ['regional.example'], business: ['bücher.example'], allow: [] });
  expect(policy.waivers).toMatchObject([
    { scope: null, expiresAtMs: Date.UTC(2028, 2, 1), maxCount: 3, line: 7 },
  ]);
  expect(policy.policy).toEqual({
    strict: true,
    risk: null,
    soft: { warn: 0.005, fail: null },
    invalid: { fail: 0.01 },
    duplicates: { warn: null },
    softSuppressAfter: 5,
    suppressedAlias: { bounce: 'fail' },
    suppressionScopes: ['global', 'list 7'],
    reservedDomains: 'allow',
    suppressionAgeDays: { warn: 1.5, fail: 14 },
    chances: {
      causes: { 'catch-all': { hard: 0.12, soft: 0.01 } },
      entries: { event: { chance: 0.03 } },
      decay: { business: 0.2 },
    },
  });
  expect(policy.campaigns.get('2024')).toEqual({
    list: 'a.csv.age',
    suppressions: ['more/*.csv'],
    verifications: ['a-verified.csv'],
    columns: { source: 'Origin' },
    sources: new Map([['web', 'checkout']]),
    sendAtMs: Date.UTC(2026, 11, 1, 8),
    slackChannel: null,
    policy: { profile: 'hubspot' },
  });
});

test('a key that is not known is named with its path, its line and the nearest known key of that level', () => {
  const text =
    'campains:\n  a: {}\npolicy:\n  totl: { warn: 1% }\n  total:\n    wran: 1%\ncolumns: { qqqqqqqq: x }\n';
  expect(problemsOf(text)).toMatchObject([
    {
      code: 'policy-unknown-key',
      line: 1,
      args: { key: 'campains', path: 'campains', nearest: 'campaigns' },
    },
    { code: 'policy-unknown-key', line: 4, args: { key: 'totl', path: 'policy.totl', nearest: 'total' } },
    {
      code: 'policy-unknown-key',
      line: 6,
      args: { key: 'wran', path: 'policy.total.wran', nearest: 'warn', known: 'warn, fail' },
    },
    { code: 'policy-unknown-key', line: 7, args: { key: 'qqqqqqqq', path: 'columns.qqqqqqqq' } },
  ]);
  expect(problemsOf('columns: { qqqqqqqq: x }')[0]?.args).not.toHaveProperty('nearest');
});

test('a snake_case key of a column is pointed to its kebab-case name', () => {
  expect(problemsOf('columns: { opted_in_at: x }')).toMatchObject([{ args: { nearest: 'opted-in-at' } }]);
});

const wrongValues = [
  ['policy: { total: { warn: 2 } }', 'policy.total.warn', valueRules.limit, '2'],
  ['policy: { total: { fail: 0.02 } }', 'policy.total.fail', valueRules.limit, '0.02'],
  ['policy: { total: { fail: "2" } }', 'policy.total.fail', valueRules.limit, '2'],
  ['policy: { hard: { fail: 101% } }', 'policy.hard.fail', valueRules.limit, '101%'],
  ['policy: { hard: { fail: -1% } }', 'policy.hard.fail', valueRules.limit, '-1%'],
  ['policy: { soft: { fail: "0,5%" } }', 'policy.soft.fail', valueRules.limit, '0,5%'],
  ['policy: { soft: { fail: false } }', 'policy.soft.fail', valueRules.limit, 'false'],
  ['policy: { total: 5% }', 'policy.total', valueRules.map, '5%'],
  ['policy: { risk: 20 }', 'policy.risk', valueRules.limit, '20'],
  ['policy: { growth: { fail: 10001% } }', 'policy.growth.fail', valueRules.growthLimit, '10001%'],
  [
    'policy: { suppression-age: { fail: 30 } }',
    'policy.suppression-age.fail',
    valueRules.durationLimit,
    '30',
  ],
  [
    'policy: { suppression-age: { warn: 1m } }',
    'policy.suppression-age.warn',
    valueRules.durationLimit,
    '1m',
  ],
  ['policy: { strict: yes }', 'policy.strict', valueRules.boolean, 'yes'],
  ['policy: { soft-suppress-after: 0 }', 'policy.soft-suppress-after', valueRules.count, '0'],
  ['policy: { soft-suppress-after: 1.5 }', 'policy.soft-suppress-after', valueRules.count, '1.5'],
  ['policy: { suppression-scopes: global }', 'policy.suppression-scopes', valueRules.list, 'global'],
  ['policy:', 'policy', valueRules.map, 'nothing'],
  ['policy: []', 'policy', valueRules.map, 'a list'],
  [
    'policy: { chances: { decay: { business: off } } }',
    'policy.chances.decay.business',
    valueRules.percentage,
    'off',
  ],
  [
    'policy: { chances: { entries: { event: {} } } }',
    'policy.chances.entries.event.chance',
    valueRules.percentage,
    'nothing',
  ],
  ['suppressions: /etc/passwd', 'suppressions', valueRules.path, '/etc/passwd'],
  ['suppressions: [a.csv, ../b.csv]', 'suppressions[1]', valueRules.path, '../b.csv'],
  ['suppressions: [a/../b.csv]', 'suppressions[0]', valueRules.path, 'a/../b.csv'],
  ['suppressions: [a/..]', 'suppressions[0]', valueRules.path, 'a/..'],
  ["suppressions: ['a\\b.csv']", 'suppressions[0]', valueRules.path, 'a\\b.csv'],
  ["suppressions: ['C:/b.csv']", 'suppressions[0]', valueRules.path, 'C:/b.csv'],
  ["suppressions: ['']", 'suppressions[0]', valueRules.path, ''],
  ['suppressions: [a.csv, 3]', 'suppressions[1]', valueRules.path, '3'],
  ["sources: { ' ': import }", 'sources', valueRules.text, ' '],
  ['suppressions: 7', 'suppressions', valueRules.paths, '7'],
  ['suppressions: { a: b }', 'suppressions', valueRules.paths, 'a map'],
  ['as-of: 2026-02-30', 'as-of', valueRules.day, '2026-02-30'],
  ['as-of: 22.11.2026', 'as-of', valueRules.day, '22.11.2026'],
  ['columns: { email: 5 }', 'columns.email', valueRules.text, '5'],
  ['columns: { email: " " }', 'columns.email', valueRules.text, ' '],
  ['domains: { consumer: [localhost] }', 'domains.consumer[0]', valueRules.domain, 'localhost'],
  ['campaigns: { Spring: { list: a } }', 'campaigns', valueRules.campaignName, 'Spring'],
  ['campaigns: { -a: { list: a } }', 'campaigns', valueRules.campaignName, '-a'],
  ['campaigns: { a: a.csv }', 'campaigns.a', valueRules.map, 'a.csv'],
  ['campaigns: { a: }', 'campaigns.a', valueRules.map, 'nothing'],
  ['campaigns: { a: { policy: {} } }', 'campaigns.a.list', valueRules.path, 'nothing'],
  ['campaigns: { a: { list: a/../../b } }', 'campaigns.a.list', valueRules.path, 'a/../../b'],
  [
    'campaigns: { a: { list: a, send-at: 2026-12-01T09:00:00 } }',
    'campaigns.a.send-at',
    valueRules.instant,
    '2026-12-01T09:00:00',
  ],
  [
    'campaigns: { a: { list: a, send-at: 2026-12-01 } }',
    'campaigns.a.send-at',
    valueRules.instant,
    '2026-12-01',
  ],
  [
    'campaigns: { a: { list: a, slack-channel: "#news" } }',
    'campaigns.a.slack-channel',
    valueRules.slackChannel,
    '#news',
  ],
  ['campaigns: 3', 'campaigns', valueRules.campaigns, '3'],
  ['waivers: { code: duplicate }', 'waivers', valueRules.list, 'a map'],
  [
    'waivers: [{ code: A, reason: r, owner: o, expires: 2027-01-01 }]',
    'waivers[0].code',
    valueRules.findingCode,
    'A',
  ],
  [
    'waivers: [{ code: duplicate, reason: r, owner: o, expires: 2027-13-01 }]',
    'waivers[0].expires',
    valueRules.day,
    '2027-13-01',
  ],
  [
    'waivers: [{ code: duplicate, scope: /x, reason: r, owner: o, expires: 2027-01-01 }]',
    'waivers[0].scope',
    valueRules.path,
    '/x',
  ],
] as const;

test.each(wrongValues)('%s is refused', (text, path, rule, received) => {
  expect(problemsOf(text)).toEqual([
    { code: 'policy-wrong-value', file: 'policy.yml', line: 1, args: { path, rule, received } },
  ]);
});

const wrongWords = [
  ['policy: { profile: hubspt }', 'policy.profile', 'hubspot'],
  ['policy: { suppressed: { complaint: fial } }', 'policy.suppressed.complaint', 'fail'],
  ['policy: { reserved-domains: alow }', 'policy.reserved-domains', 'allow'],
  ['sources: { web: single-optin }', 'sources.web', 'single-opt-in'],
] as const;

test.each(wrongWords)('%s is refused with the nearest word', (text, path, nearest) => {
  expect(problemsOf(text)).toMatchObject([{ code: 'policy-wrong-value', args: { path, nearest } }]);
});

test('a wrong name deep in a campaign is told at its place', () => {
  expect(problemsOf("campaigns: { a: { list: a, sources: { ' ': import } } }")).toEqual([
    {
      code: 'policy-wrong-value',
      file: 'policy.yml',
      line: 1,
      args: { path: 'campaigns.a.sources', rule: valueRules.text, received: ' ' },
    },
  ]);
});

test('a word that is near to none is refused without a guess', () => {
  const [problem, ...others] = problemsOf('policy: { profile: qqqqqqqqqqqq }');
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: 'policy-wrong-value', args: { received: 'qqqqqqqqqqqq' } });
  expect(problem?.args).not.toHaveProperty('nearest');
});

test('all problems are collected, also under a wrong campaign name, in the order of their lines', () => {
  const text = `policy:
  total: { warn: 8%, fail: 2 }
  hard: { warn: 3%, fail: 1% }
  strct: true
waivers:
  - code: duplicate
  - { code: duplicate, reason: r, owner: o, expires: never }
campaigns:
  Spring Launch:
    list: /a.csv
    sendat: x
policy: {}
`;
  expect(problemsOf(text.replace(/policy: \{\}\n$/, '')).map(({ code, line }) => [line, code])).toEqual([
    [2, 'policy-wrong-value'],
    [3, 'policy-warn-above-fail'],
    [4, 'policy-unknown-key'],
    [6, 'policy-wrong-value'],
    [6, 'policy-wrong-value'],
    [6, 'policy-wrong-value'],
    [7, 'policy-wrong-value'],
    [9, 'policy-wrong-value'],
    [10, 'policy-wrong-value'],
    [11, 'policy-unknown-key'],
  ]);
  expect(problemsOf(text)).toContainEqual({
    code: 'policy-not-yaml',
    file: 'policy.yml',
    line: 12,
    args: { reason: 'duplicate-key', key: 'policy' },
  });
});

test('of a key written twice, the second is the one that is judged', () => {
  const problems = problemsOf('as-of: 2026-11-22\nas-of: tomorrow\n');
  expect(problems.map(({ code, line }) => [line, code])).toEqual([
    [2, 'policy-not-yaml'],
    [2, 'policy-wrong-value'],
  ]);
});

test.each(['campaigns: {}', 'campaigns:'])('%s has no campaign', (text) => {
  expect(problemsOf(text)).toEqual([
    { code: 'policy-no-campaign', file: 'policy.yml', line: 1, args: { path: 'campaigns' } },
  ]);
});

test('a policy may leave campaigns out', () => {
  expect(readPolicy('policy: {}').campaigns.size).toBe(0);
});

test('keys that objects inherit are keys like any other', () => {
  const text = 'sources: { constructor: import }\ncampaigns: { constructor: { list: a } }';
  const policy = readPolicy(text);
  expect(policy.sources.get('constructor')).toBe('import');
  expect([...policy.campaigns.keys()]).toEqual(['constructor']);
  const unusable = { code: 'policy-not-yaml', args: { reason: 'unusable-key' } };
  expect(problemsOf('__proto__: { policy: {} }')).toMatchObject([unusable]);
  expect(problemsOf('toString: 1')).toMatchObject([{ code: 'policy-unknown-key' }]);
});

test('arguments never hold an address, a line break or more than 80 characters of the file', () => {
  const text = `"jane@example.com": 1\nx${'y'.repeat(300)}: 1\nsuppressions: "a\\nb\\\\"\ncampaigns: { "joe@example.com": { list: "/joe@example.com" } }`;
  const problems = problemsOf(text);
  expect(problems).toHaveLength(5);
  for (const { args } of problems) {
    for (const [name, value] of Object.entries(args)) {
      if (name === 'known' || name === 'rule') continue;
      expect(String(value)).not.toMatch(/jane|joe|\n/);
      expect([...String(value)].length).toBeLessThanOrEqual(80);
    }
  }
});

test('at most 100 problems are returned, and quickly', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join('\n');
  expect(problemsOf(text)).toHaveLength(100);
});

test('at most 100 problems are returned, whoever found them', () => {
  const text = Array.from({ length: 60 }, (_, index) => `key${index}: 1\nkey${index}: 2`).join('\n');
  const problems = problemsOf(text);
  expect(problems).toHaveLength(100);
  expect(new Set(problems.map(({ code }) => code))).toEqual(
    new Set(['policy-not-yaml', 'policy-unknown-key']),
  );
});

const yamlPieces = fc.constantFrom(
  ...[
    'policy',
    'campaigns',
    'total',
    'warn',
    'a',
    '2%',
    'off',
    'list',
    'waivers',
    ': ',
    ':',
    '- ',
    '? ',
    '\n',
    '\n  ',
    '    ',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ', ',
    '&a ',
    '*a',
    '<<',
    '!!binary ',
    '!x ',
    '"',
    "'",
    '|\n',
    '>\n',
    '#',
    '---\n',
    '...',
    '%YAML 1.1\n',
  ],
  ...[
    '__proto__',
    '\t',
    '\r\n',
    '\0',
    '\ufeff',
    '\u2028',
    '1',
    '0x1',
    'null',
    '~',
    '.nan',
    '2026-01-01',
    '@',
    '`',
  ],
);

test('no text makes the parser throw, and the same text gives the same answer', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(yamlPieces, { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(parsePolicy(text, 'f')).toEqual(parsePolicy(text, 'f'));
    }),
    { numRuns: 2000 },
  );
});

test('no damage to a good policy makes the parser throw or leaves a problem without a line', () => {
  const damage = fc.record({ at: fc.nat(samplePolicy.length), length: fc.nat(20), text: yamlPieces });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const text = damages.reduce(
        (whole, { at, length, text: piece }) => whole.slice(0, at) + piece + whole.slice(at + length),
        samplePolicy,
      );
      const lines = text.split(/\r\n|[\n\r]/).length;
      for (const { line } of problemsOf(text)) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
      }
    }),
    { numRuns: 800 },
  );
});
