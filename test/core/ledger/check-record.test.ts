import { describe, expect, test } from 'vitest';
import { maxRecordBytes } from '../../../src/core/ledger/max-record-bytes.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { openExposures } from '../../../src/core/ledger/recorded-exposures.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';
import { exampleCheck, exampleDigests } from './example-records.ts';

const healthy = await checkText(lines(healthyHeader, ...healthyRows(200)));

test('has the verdict, the counts, the rates with their intervals and the digests', () => {
  const check = exampleCheck(healthy, asOfMs);
  const total = healthy.rates?.asCommitted.total;
  expect(check).toMatchObject({
    kind: 'check',
    campaign: 'june',
    list: 'lists/june.csv',
    verdict: 'pass',
    counts: { rows: 200, recipients: 200, mailed: 200 },
    rates: { total: [total?.expected, total?.low, total?.high] },
    sources: [['', 200]],
    digests: exampleDigests,
  });
});

test('has no digest of a list of under 20 rows, since that is one of an address', async () => {
  const digestOf = async (rows: number) =>
    exampleCheck(await checkText(lines(healthyHeader, ...healthyRows(rows))), asOfMs).digests.list;
  expect([await digestOf(19), await digestOf(20)]).toEqual([null, exampleDigests.list]);
});

test('has no digest of under 20 suppressions either', async () => {
  const digestOf = async (count: number) => {
    const rows = Array.from({ length: count }, (_, row) => `nobody${row}@other.example,manual`);
    const suppressions = { 'a.csv': lines('email,reason', ...rows) };
    const result = await checkText(lines(healthyHeader, ...healthyRows(30)), { suppressions });
    return exampleCheck(result, asOfMs).digests.suppressions;
  };
  expect([await digestOf(19), await digestOf(20)]).toEqual([null, exampleDigests.suppressions]);
});

test('has what the policy says of the send', async () => {
  const policy = {
    overrideCeiling: 0.08,
    overrideKey: 'k'.repeat(44),
    approvalMaxAgeDays: 0.5,
    slackChannel: 'C0123456789',
  };
  const result = await checkText(lines(healthyHeader, ...healthyRows(30)), { policy });
  const rules = { overrideCeiling: 0.08, signed: true, approvalMaxAgeDays: 0.5, slackChannel: 'C0123456789' };
  expect(exampleCheck(result, asOfMs).rules).toEqual(rules);
  const silent = { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: 1, slackChannel: null };
  expect(exampleCheck(healthy, asOfMs).rules).toEqual(silent);
});

test('the exposures are those of the list, to six digits', () => {
  const { exposures, sources } = exampleCheck(healthy, asOfMs);
  for (const outcome of ['hard', 'soft'] as const) {
    const opened = openExposures(exposures[outcome], sources);
    const before = healthy.exposures[outcome];
    expect(opened.map(({ component }) => component)).toEqual(before.map(({ component }) => component));
    opened.forEach((exposure, place) => {
      expect(exposure.expected / (before[place]?.expected ?? 0)).toBeCloseTo(1, 5);
    });
  }
});

describe('a list of many sources', () => {
  const rows = Array.from(
    { length: 3000 },
    (_, row) => `reader${row}@mail.example,${'s'.repeat(row % 70)}${row % 300}`,
  );
  const many = checkText(lines('email,source', ...rows));

  test('still fits into a record, its smallest sources counted together', async () => {
    const check = exampleCheck(await many, asOfMs);
    expect(new TextEncoder().encode(recordText(check)).length).toBeLessThanOrEqual(maxRecordBytes);
    expect(check.sources.length).toBeGreaterThan(3);
    expect(check.sources.at(-1)?.[0]).toBe('other');
    expect(check.sources.reduce((sum, [, recipients]) => sum + recipients, 0)).toBe(3000);
    const expected = (exposures: readonly { readonly expected: number }[]) =>
      exposures.reduce((sum, exposure) => sum + exposure.expected, 0);
    const { hard } = check.exposures;
    const recorded = expected(openExposures(hard, check.sources));
    expect(recorded / expected((await many).exposures.hard)).toBeCloseTo(1, 4);
  });

  test('a source that looks like an address is withheld', async () => {
    const check = exampleCheck(
      await checkText(lines('email,source', 'a@b.example,reader@mail.example')),
      asOfMs,
    );
    expect(check.sources).toEqual([['(withheld)', 1]]);
  });
});
