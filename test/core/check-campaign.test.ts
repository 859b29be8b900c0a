import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../src/core/campaign-result.ts';
import { verdictOf } from '../../src/core/decision/verdict-of.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from './check-text.ts';
import { exampleHistory } from './ledger/example-records.ts';

const healthy = lines(healthyHeader, ...healthyRows(200));
const header = 'email,reason';
const opening = [header, 'nobody@other.example,manual'];

function codes(result: CampaignResult): string[] {
  return result.reasons.map(({ code, severity }) => `${severity} ${code}`);
}

function bounced(count: number): string {
  return lines(
    ...opening,
    ...Array.from({ length: count }, (_, index) => `reader${index}@mail.example,bounce`),
  );
}

describe('the verdict', () => {
  test('passes a healthy list', async () => {
    const result = await checkText(healthy, { suppressions: { 'a.csv': bounced(0) } });
    expect(result).toMatchObject({
      verdict: 'pass',
      tier: 'good',
      reasons: [],
      problems: [],
      smallestFix: null,
    });
  });

  test('warns of a few hard bounces, and fails for many', async () => {
    const few = await checkText(healthy, { suppressions: { 'a.csv': bounced(1) } });
    expect([few.verdict, ...codes(few)]).toEqual(['warn', 'warn suppressed-hard-bounce']);
    const many = await checkText(healthy, { suppressions: { 'a.csv': bounced(30) } });
    expect(many.verdict).toBe('fail');
    expect(codes(many)).toContain('fail total-rate');
    expect(many.tier).toBe('blacklist-risk');
    expect(many.tierAfterCleaning).toBe('good');
  });

  test.each(['complaint', 'unsubscribe', 'manual'])(
    'one %s on the list fails it, whatever the rates are',
    async (reason) => {
      const suppressions = { 'a.csv': lines(...opening, `reader7@mail.example,${reason}`) };
      const result = await checkText(healthy, { suppressions });
      expect([result.verdict, ...codes(result)]).toEqual(['fail', `fail suppressed-${reason}`]);
    },
  );

  test('a recorded send makes the risk rule bind', async () => {
    const suppressions = { 'a.csv': bounced(7) };
    const options = { suppressions, policy: { risk: 0.01 } };
    expect(codes(await checkText(healthy, options))).toContain('warn total-risk');
    const ledger = exampleHistory(await checkText(healthy, options), asOfMs - 30 * 86_400_000, 7);
    const result = await checkText(healthy, { ...options, ledger });
    expect(codes(result)).toContain('fail total-risk');
    expect(result.history.campaigns).toBe(1);
  });

  test('a waiver lifts a reason, and is told when it has expired', async () => {
    const suppressions = { 'a.csv': lines(...opening, 'reader7@mail.example,manual') };
    const waiver = {
      code: 'suppressed-manual',
      scope: 'lists/june.csv',
      reason: 'asked by phone',
      owner: '@ops',
      expires: '2026-06-14',
      maxCount: null,
      line: 1,
    };
    const inForce = { waivers: [{ ...waiver, expiresAtMs: Date.UTC(2026, 5, 16) }] };
    expect(await checkText(healthy, { suppressions, policy: inForce })).toMatchObject({ verdict: 'pass' });
    const expired = { waivers: [{ ...waiver, expiresAtMs: Date.UTC(2026, 5, 15) }] };
    const result = await checkText(healthy, { suppressions, policy: expired });
    expect(result.verdict).toBe('fail');
    expect(result.findings.map(({ code }) => code)).toContain('waiver-expired');
  });

  test.each([
    [[], 'pass'],
    [['warn'], 'warn'],
    [['warn', 'fail', 'warn'], 'fail'],
  ] as const)('of the reasons %j is %s', (severities, verdict) => {
    const reasons = severities.map(
      (severity) => ({ code: 'total-rate', severity, measured: 1, limit: 0 }) as const,
    );
    expect(verdictOf(reasons)).toBe(verdict);
  });
});

describe('what cannot be checked is unchecked, with nothing that looks like a judgement', () => {
  const good = { 'a.csv': bounced(0) };
  test.each([
    ['an empty list', '', good, 'file-empty'],
    ['a header only', 'email\n', good, 'list-header-only'],
    ['no valid recipient', 'email\nnobody\n', good, 'list-no-recipients'],
    ['no address column', 'name\nann\n', good, 'no-address-column'],
    ['an empty suppression file', healthy, { 'a.csv': '' }, 'suppression-empty'],
    ['an unreadable suppression file', healthy, { 'a.csv': 'email\nx\ny\n' }, 'suppression-unparseable'],
    ['a good suppression file beside a broken one', healthy, { ...good, 'b.csv': 'x\0' }, 'file-nul-bytes'],
  ])('%s', async (_, list, suppressions, code) => {
    const result = await checkText(list, { suppressions });
    expect(result.problems.map((problem) => problem.code)).toEqual([code]);
    expect(result).toMatchObject({
      verdict: 'unchecked',
      tier: null,
      tierAfterCleaning: null,
      rates: null,
      reasons: [],
      findings: [],
      findingsTotal: 0,
      byCause: [],
      smallestFix: null,
      counts: { rows: 0, recipients: 0, mailed: 0 },
    });
  });

  test('all problems are told together', async () => {
    const result = await checkText('', { suppressions: { 'a.csv': '', 'b.csv': 'name\nann\n' } });
    expect(result.problems.map(({ code, file }) => `${file} ${code}`)).toEqual([
      'a.csv suppression-empty',
      'b.csv no-address-column',
      'lists/june.csv file-empty',
    ]);
  });

  test('a list of which the sending service would mail nobody', async () => {
    const suppressions = { 'a.csv': lines(...opening, '@mail.example,manual') };
    const result = await checkText(healthy, { suppressions, policy: { senderAppliesSuppression: true } });
    expect(result).toMatchObject({ verdict: 'unchecked', problems: [{ code: 'list-no-recipients' }] });
  });

  test('suppressions that are too old', async () => {
    const suppressions = { 'a.csv': lines('email,created', 'nobody@other.example,2026-01-01') };
    const suppressionAgeDays = { warn: 7, fail: 30 };
    const result = await checkText(healthy, { suppressions, policy: { suppressionAgeDays } });
    expect(result).toMatchObject({
      verdict: 'unchecked',
      problems: [{ code: 'suppression-stale', args: { days: 165 } }],
    });
  });
});

describe('the rates', () => {
  test('when everybody is cleaned away there is no tier after cleaning', async () => {
    const suppressions = { 'a.csv': lines(...opening, '@mail.example,manual') };
    const result = await checkText(healthy, { suppressions });
    expect(result).toMatchObject({
      verdict: 'fail',
      tierAfterCleaning: null,
      counts: { mailedAfterCleaning: 0 },
    });
    expect(result.rates?.afterCleaning.total).toMatchObject({ expected: 0, low: 0, high: 0 });
  });

  test('are given with the chance of passing each limit, by the limit as a fraction', async () => {
    const policy = { total: { warn: 0.011, fail: 0.07 } };
    const { rates } = await checkText(healthy, { policy });
    expect(Object.keys(rates?.asCommitted.total.probabilityAbove ?? {}).sort()).toEqual(
      ['0.01', '0.011', '0.02', '0.05', '0.07', '0.1'].sort(),
    );
  });

  test('every fraction is rounded to nine places, so that engines agree', async () => {
    const result = await checkText(healthy, { suppressions: { 'a.csv': bounced(30) } });
    const numbers = JSON.stringify(result).match(/\d+\.\d+(e-?\d+)?/g) ?? [];
    expect(numbers.length).toBeGreaterThan(20);
    for (const number of numbers) expect(Math.round(Number(number) * 1e9) / 1e9).toBe(Number(number));
  });
});

test('what past sends taught moves the rates', async () => {
  const before = await checkText(healthy);
  const rate = (result: CampaignResult) => result.rates?.asCommitted.hard.expected ?? 0;
  const ledger = exampleHistory(before, asOfMs - 30 * 86_400_000, Math.ceil(before.counts.mailed * 0.05));
  const taught = await checkText(healthy, { ledger });
  expect(rate(taught)).toBeGreaterThan(1.5 * rate(before));
  expect(taught.history).toMatchObject({ campaigns: 1, tip: 'a'.repeat(40), leftOut: [], quarantined: 0 });
  expect(taught.history.totalWithout).toBe(before.rates?.asCommitted.total.expected);
  expect(taught.history.sources).toEqual([
    { source: '', factor: expect.closeTo(rate(taught) / rate(before), 6) },
  ]);
});

test('a send after the day of the check teaches nothing', async () => {
  const ledger = exampleHistory(await checkText(healthy), asOfMs, 50);
  expect((await checkText(healthy, { ledger })).history.campaigns).toBe(0);
});

describe('the heading', () => {
  test('a clock that the policy fixes is told, one that is only given is not', async () => {
    const codes = async (pinned: number | null) =>
      (await checkText(healthy, { policy: { asOfMs: pinned } })).findings.map(({ code }) => code);
    expect(await codes(asOfMs)).toContain('clock-pinned');
    expect(await codes(null)).not.toContain('clock-pinned');
    expect(await codes(asOfMs - 1)).not.toContain('clock-pinned');
  });

  test('says what was judged, by which rules and as of when', async () => {
    const policy = { sendAtMs: Date.UTC(2026, 11, 1, 9), profile: 'brevo' } as const;
    expect(await checkText(healthy, { policy })).toMatchObject({
      campaign: 'june',
      list: 'lists/june.csv',
      asOf: '2026-06-15',
      sendAt: '2026-12-01T09:00:00.000Z',
      limits: { profile: 'brevo', total: { warn: 0.02, fail: 0.05 }, risk: 0.2 },
      history: { campaigns: 0, tip: null, totalWithout: null, sources: [] },
      digests: { list: 'l', suppressions: 's', policy: 'p' },
    });
  });
});
