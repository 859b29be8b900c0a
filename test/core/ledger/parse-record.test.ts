import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { parseRecord } from '../../../src/core/ledger/parse-record.ts';
import { recordPath } from '../../../src/core/ledger/record-id.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';
import { exampleCheck, exampleOutcome } from './example-records.ts';

const result = await checkText(lines(healthyHeader, ...healthyRows(200)));
const check = exampleCheck(result, asOfMs);
const run = { repository: 'acme/lists', commit: 'c'.repeat(40), id: '7', attempt: 1, event: 'push' };
const outcome = exampleOutcome(check, { hard: 3, soft: 2 });

function read(value: unknown, change: { path?: string; commitTimeMs?: number | null } = {}) {
  const text = typeof value === 'string' ? value : `${JSON.stringify(value)}\n`;
  const path = change.path ?? recordPath(check.id);
  return parseRecord({
    path,
    bytes: new TextEncoder().encode(text),
    commitTimeMs: change.commitTimeMs ?? null,
  });
}

describe('a record that was written', () => {
  test.each<LedgerRecord>([check, outcome])('is read back whole: $kind', (record) => {
    const bytes = new TextEncoder().encode(recordText(record));
    const path = recordPath(record.id);
    expect(parseRecord({ path, bytes, commitTimeMs: null })).toEqual({ ok: true, record });
  });

  test('by an older tool has no rules and no actor, and is read as it is', () => {
    const { rules: _rules, ...older } = { ...check, run };
    expect(read(older)).toEqual({ ok: true, record: older });
  });

  test.each(['ada', 'Ada-Lovelace', 'ada_acme', 'dependabot[bot]'])(
    'may have been started by %s',
    (actor) => {
      expect(read({ ...check, run: { ...run, actor } })).toMatchObject({
        ok: true,
        record: { run: { actor } },
      });
    },
  );

  test('has one text, whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(check).reverse());
    expect(recordText({ ...check, ...turned })).toBe(recordText(check));
  });
});

describe('a record that cannot be trusted', () => {
  const { campaign, ...withoutCampaign } = check;
  test.each([
    ['too-large', { ...check, list: 'x'.repeat(5000) }],
    ['not-json', '{"v":1'],
    ['not-json', '\u{feff}\u0000'],
    ['unknown-kind', null],
    ['unknown-kind', []],
    ['unknown-kind', { v: 1, kind: 'toString' }],
    ['unknown-kind', { v: 1, kind: '__proto__' }],
    ['newer-version', { ...check, v: 2 }],
    ['wrong-shape', { ...check, v: 0 }],
    ['wrong-shape', withoutCampaign],
    ['wrong-shape', { ...check, extra: 1 }],
    ['wrong-shape', { ...check, campaign: '<!channel>' }],
    ['wrong-shape', { ...check, at: '9999-01-01T00:00:00.000Z' }],
    ['wrong-shape', { ...check, asOf: '2026-02-30' }],
    ['wrong-shape', { ...check, list: 'a\u0000b' }],
    ['wrong-shape', { ...check, list: '\ud800' }],
    ['wrong-shape', { ...check, list: 'lists/reader@mail.example' }],
    ['wrong-shape', { ...check, counts: { ...check.counts, rows: -1 } }],
    ['wrong-shape', { ...check, counts: { ...check.counts, rows: 1.5 } }],
    ['wrong-shape', JSON.stringify(check).replace('"rows":200', '"rows":1e999')],
    ['wrong-shape', { ...check, exposures: { hard: [['entry:magic', 0, 1, 1, 1]], soft: [] } }],
    ['wrong-shape', { ...check, run: { ...run, actor: 'ada@mail.example' } }],
    ['wrong-shape', { ...check, run: { ...run, actor: '<!channel>' } }],
    ['wrong-shape', { ...check, rules: { ...check.rules, slackChannel: 'general' } }],
    ['wrong-shape', { ...check, rules: { ...check.rules, overrideCeiling: 2 } }],
    ['wrong-shape', { ...check, rules: {} }],
    ['wrong-path', { ...check, id: check.id.replace(/0$/, '1') }],
    ['wrong-time', { ...check, at: '2026-06-15T09:00:00.001Z' }],
  ])('is refused as %s', (reason, value) => {
    expect(read(value)).toEqual({ ok: false, reason });
  });

  test.each([
    ['more bounces than sent', { hard: 150, soft: 60 }],
    ['nothing sent', { hard: 0, soft: 0, sent: 0 }],
  ])('is an outcome with %s', (_what, counts) => {
    const path = recordPath(outcome.id);
    expect(read({ ...outcome, ...counts }, { path })).toEqual({ ok: false, reason: 'wrong-shape' });
  });

  test('never throws, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(read(value).ok).toBe(false);
      }),
    );
  });
});

test('a time after its own commit is set back to it; a small difference of clocks is not', () => {
  const late = read(check, { commitTimeMs: asOfMs - 3_600_000 });
  expect(late).toMatchObject({ ok: true, record: { at: new Date(asOfMs - 3_600_000).toISOString() } });
  expect(read(check, { commitTimeMs: asOfMs - 60_000 })).toMatchObject({ record: { at: check.at } });
});
