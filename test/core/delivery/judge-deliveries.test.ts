import { describe, expect, test } from 'vitest';
import { type DeliveryRow, judgeDeliveries } from '../../../src/core/delivery/judge-deliveries.ts';
import type { SuppressionEntry } from '../../../src/core/suppression/suppression-facts.ts';
import { SuppressionTable } from '../../../src/core/suppression/suppression-table.ts';
import { dayAgo, deliveriesOf, type PastSend } from './past-sends.ts';

const noColumns: DeliveryRow = { softBounces: 0, lastSoftBounceDay: null, verification: null };
const reader = 'reader@mail.example';

function tableOf(entries: readonly (Partial<SuppressionEntry> & { readonly key?: string })[]) {
  const table = new SuppressionTable();
  for (const { key = reader, ...entry } of entries) {
    const whole: SuppressionEntry = {
      reason: 'hard-bounce',
      detail: 'unspecified',
      createdDay: null,
      count: 1,
      ...entry,
    };
    if (key.startsWith('@')) table.addDomain(key.slice(1), whole);
    else table.addAddress(key, whole);
  }
  return table;
}

function judge(
  sends: readonly (PastSend & { readonly keys: readonly string[] })[],
  ...tables: readonly SuppressionTable[]
) {
  return judgeDeliveries(deliveriesOf(sends), { tables, softSuppressAfter: 3 });
}

const sent30 = { daysAgo: 30, keys: [reader] };

describe('a recipient of a send 30 days ago', () => {
  const delivered = (table: SuppressionTable, row: Partial<DeliveryRow> = {}) =>
    judge([sent30], table).lastDelivered(reader, 'mail.example', { ...noColumns, ...row });

  test.each<[string, Partial<SuppressionEntry>[], boolean]>([
    ['who is not on file was delivered', [], true],
    ['whose hard bounce is of that day was not', [{ createdDay: dayAgo(30) }], false],
    ['whose hard bounce is of five days later was not', [{ createdDay: dayAgo(25) }], false],
    ['whose hard bounce was on file before was not mailed', [{ createdDay: dayAgo(90) }], false],
    ['whose hard bounce has no date may not have been', [{ createdDay: null }], false],
    ['who unsubscribed may have done so before', [{ reason: 'unsubscribe', createdDay: dayAgo(1) }], false],
    ['who complained may have done so before', [{ reason: 'complaint', createdDay: dayAgo(1) }], false],
    ['on file by hand may not have been mailed', [{ reason: 'manual', createdDay: dayAgo(1) }], false],
    ['on file as invalid was not mailed', [{ reason: 'invalid', createdDay: dayAgo(90) }], false],
    ['of a blocked domain was not mailed', [{ reason: 'manual' }], false],
    ['who soft-bounced that day was not', [{ reason: 'soft-bounce', createdDay: dayAgo(30) }], false],
    [
      'who soft-bounced the day before, in another zone, was not',
      [{ reason: 'soft-bounce', createdDay: dayAgo(31) }],
      false,
    ],
    ['who soft-bounced once before was', [{ reason: 'soft-bounce', createdDay: dayAgo(32) }], true],
    ['who soft-bounced since is not good again', [{ reason: 'soft-bounce', createdDay: dayAgo(10) }], false],
    ['whose soft bounce has no date may not have been', [{ reason: 'soft-bounce', createdDay: null }], false],
    [
      'whose soft bounces are several may have bounced again',
      [{ reason: 'soft-bounce', createdDay: dayAgo(90), count: 2 }],
      false,
    ],
    [
      'with two reasons on file follows the stronger',
      [{ reason: 'soft-bounce', createdDay: dayAgo(90) }, { createdDay: dayAgo(90) }],
      false,
    ],
  ])('%s', (title, entries, expected) => {
    const key = title.includes('domain') ? '@mail.example' : reader;
    const day = delivered(tableOf(entries.map((entry) => ({ key, ...entry }))));
    expect(day).toBe(expected ? dayAgo(30) : null);
  });

  test.each<[string, Partial<DeliveryRow>, boolean]>([
    ['soft-bounced before by its row was', { softBounces: 1, lastSoftBounceDay: dayAgo(40) }, true],
    ['soft-bounced that day by its row was not', { softBounces: 1, lastSoftBounceDay: dayAgo(29) }, false],
    ['soft-bounced on an unknown day may not have been', { softBounces: 1 }, false],
    [
      'soft-bounced too often by its row was not mailed',
      { softBounces: 3, lastSoftBounceDay: dayAgo(40) },
      false,
    ],
    ['is invalid by a verifier may have been left out', { verification: 'invalid' }, false],
    ['could not be verified was', { verification: 'unknown' }, true],
  ])('who %s', (_, row, expected) => {
    expect(delivered(tableOf([]), row)).toBe(expected ? dayAgo(30) : null);
  });

  test('who is on file for another scope only is treated as on file', () => {
    const elsewhere = tableOf([{ reason: 'unsubscribe' }]);
    const judged = judge([sent30], tableOf([]), elsewhere);
    expect(judged.lastDelivered(reader, 'mail.example', noColumns)).toBeNull();
  });
});

test('the newest send counts', () => {
  const judged = judge([{ daysAgo: 60, keys: [reader, 'other@mail.example'] }, sent30], tableOf([]));
  expect(judged.lastDelivered(reader, 'mail.example', noColumns)).toBe(dayAgo(30));
  expect(judged.lastDelivered('other@mail.example', 'mail.example', noColumns)).toBe(dayAgo(60));
  expect(judged.lastDelivered('new@mail.example', 'mail.example', noColumns)).toBeNull();
});

describe('a send implies something only where its bounces are on file', () => {
  const keys = Array.from({ length: 20 }, (_, index) => `reader${index}@mail.example`);
  const bounced = (count: number, entry: Partial<SuppressionEntry>) =>
    tableOf(keys.slice(0, count).map((key) => ({ key, ...entry })));

  test.each<[string, PastSend['outcome'], SuppressionTable, boolean]>([
    ['2 of 1,000 missing hard bounces are few', { hard: 2 }, tableOf([]), true],
    ['3 of 1,000 are too many', { hard: 3 }, tableOf([]), false],
    ['those on file are not missing', { hard: 12 }, bounced(10, { createdDay: dayAgo(28) }), true],
    ['nor are those without a date', { hard: 12 }, bounced(10, {}), true],
    [
      'those on file as invalid are not missing',
      { hard: 12 },
      bounced(10, { reason: 'invalid', createdDay: dayAgo(30) }),
      true,
    ],
    [
      'those that were on file before were not mailed',
      { hard: 12 },
      bounced(10, { createdDay: dayAgo(90) }),
      false,
    ],
    ['those of later days are of another send', { hard: 12 }, bounced(10, { createdDay: dayAgo(24) }), false],
    ['soft bounces and blocks are often not exported', { hard: 0, soft: 30, block: 20 }, tableOf([]), true],
    ['but an outage is no proof of life', { hard: 0, soft: 30, block: 21 }, tableOf([]), false],
    [
      'soft bounces on file are known',
      { hard: 0, soft: 60 },
      bounced(10, { reason: 'soft-bounce', createdDay: dayAgo(30) }),
      true,
    ],
    [
      'soft bounces without a date are of any send',
      { hard: 0, soft: 60 },
      bounced(10, { reason: 'soft-bounce' }),
      false,
    ],
  ])('%s', (_, outcome, table, expected) => {
    const judged = judge([{ daysAgo: 30, keys, outcome: { ...outcome } }], table);
    expect(judged.sends).toBe(expected ? 1 : 0);
    expect(judged.skipped).toEqual(expected ? [] : [{ reason: 'bounces-missing', count: 1 }]);
    const last = judged.lastDelivered(keys[19] ?? '', 'mail.example', noColumns);
    expect(last).toBe(expected ? dayAgo(30) : null);
  });

  test('whom cleaning would have removed bounces again under the old date, when the list was sent as committed', () => {
    const table = bounced(10, { createdDay: dayAgo(90) });
    const send = { daysAgo: 30, keys, outcome: { hard: 10 }, counts: { mailedAfterCleaning: 990 } };
    expect(judge([send], table).sends).toBe(1);
    expect(judge([{ ...send, counts: {} }], table).sends).toBe(0);
  });

  test('the sends are judged one by one', () => {
    const good = { daysAgo: 60, keys };
    const bad = { daysAgo: 30, keys, outcome: { hard: 50 } };
    const judged = judge([bad, good], tableOf([]));
    expect([judged.sends, judged.skipped]).toEqual([1, [{ reason: 'bounces-missing', count: 1 }]]);
    expect(judged.lastDelivered(keys[0] ?? '', 'mail.example', noColumns)).toBe(dayAgo(60));
  });
});
