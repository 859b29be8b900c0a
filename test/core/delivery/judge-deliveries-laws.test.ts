import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImpliedDeliveries } from '../../../src/core/delivery/implied-deliveries.ts';
import { judgeDeliveries } from '../../../src/core/delivery/judge-deliveries.ts';
import { gatherEvidence } from '../../../src/core/evidence/gather-evidence.ts';
import { judgeRecipient } from '../../../src/core/evidence/judge-recipient.ts';
import type { RowEvidence } from '../../../src/core/evidence/read-row.ts';
import { expandCell } from '../../../src/core/projection/expand-cell.ts';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import type { SuppressionEntry } from '../../../src/core/suppression/suppression-facts.ts';
import { SuppressionTable } from '../../../src/core/suppression/suppression-table.ts';
import { dayAgo, deliveriesOf, planOf } from './past-sends.ts';

const asOfDay = dayAgo(0);
const keys = ['a@mail.example', 'b@mail.example', 'c@mail.example'];
const bare: RowEvidence = {
  source: '',
  entryKind: 'unknown',
  deliveredDay: null,
  engagedDay: null,
  verifiedDay: null,
  verification: null,
  optedInDay: null,
  doubleOptIn: false,
  createdDay: null,
  softBounces: 0,
  lastSoftBounceDay: null,
};

const anySend = fc.record({
  daysAgo: fc.integer({ min: 5, max: 60 }),
  keys: fc.subarray(keys),
  outcome: fc.record({ hard: fc.integer({ min: 0, max: 4 }), soft: fc.integer({ min: 48, max: 53 }) }),
});
const anySends = fc.array(anySend, { maxLength: 6 });
const anyDay = fc.option(fc.integer({ min: dayAgo(70), max: asOfDay }), { nil: null });
const anyBounce: fc.Arbitrary<SuppressionEntry> = fc.record({
  reason: fc.constantFrom('hard-bounce', 'soft-bounce'),
  detail: fc.constant('unspecified'),
  createdDay: anyDay,
  count: fc.integer({ min: 1, max: 2 }),
});

function tableOf(entries: readonly SuppressionEntry[]): SuppressionTable {
  const table = new SuppressionTable();
  for (const entry of entries) table.addAddress('a@mail.example', entry);
  return table;
}

function daysOf(deliveries: ImpliedDeliveries, table: SuppressionTable) {
  const judged = judgeDeliveries(deliveries, { tables: [table], softSuppressAfter: 3 });
  return keys.map((key) => judged.lastDelivered(key, 'mail.example', bare));
}

/** The chance that the first address bounces, hard or soft. */
function chanceOf(deliveries: ImpliedDeliveries, entries: readonly SuppressionEntry[]): number {
  const table = tableOf(entries);
  const [implied = null] = daysOf(deliveries, table);
  const evidence = gatherEvidence(bare, implied, {
    deliverability: 'possible',
    suppression: table.find('a@mail.example', 'mail.example'),
    role: false,
    typoDomain: false,
    disposableDomain: false,
    domainKind: 'consumer',
  });
  const { cell } = judgeRecipient(evidence, { asOfDay, softSuppressAfter: 3 });
  return expandCell(cell, defaultParameters).reduce((sum, { chance }) => sum + chance, 0);
}

test('one more bounce on file never makes an address look safer', () => {
  fc.assert(
    fc.property(anySends, fc.array(anyBounce, { maxLength: 3 }), anyBounce, (sends, before, bounce) => {
      const deliveries = deliveriesOf(sends);
      const [less, more] = [chanceOf(deliveries, before), chanceOf(deliveries, [...before, bounce])];
      expect(more).toBeGreaterThanOrEqual(less - 1e-12);
    }),
    { numRuns: 2000 },
  );
});

test('neither the order of the sends nor that of reading their lists matters', () => {
  fc.assert(
    fc.property(anySends, fc.array(anyBounce, { maxLength: 2 }), fc.nat(), (sends, entries, seed) => {
      const table = tableOf(entries);
      const expected = daysOf(deliveriesOf(sends), table);
      expect(daysOf(deliveriesOf(sends.toReversed()), table)).toEqual(expected);
      const plan = planOf(...sends);
      const rotated = plan.lists.map((_, place) => plan.lists[(place + seed) % plan.lists.length]);
      const deliveries = new ImpliedDeliveries(plan);
      for (const list of rotated) {
        if (list === undefined) continue;
        const reading = deliveries.open(list);
        for (const key of sends[Number.parseInt(list.digest, 16)]?.keys ?? []) reading.add(key);
        reading.keep();
      }
      expect(daysOf(deliveries, table)).toEqual(expected);
    }),
  );
});

test('a send whose list was not read changes nothing', () => {
  fc.assert(
    fc.property(anySends, anySend, (sends, unread) => {
      const plan = planOf(...sends, unread);
      const deliveries = new ImpliedDeliveries(plan);
      for (const list of plan.lists) {
        const place = Number.parseInt(list.digest, 16);
        const reading = deliveries.open(list);
        for (const key of (sends[place] ?? unread).keys) reading.add(key);
        if (place < sends.length) reading.keep();
        else reading.undo();
      }
      const [without, only] = [deliveries, deliveriesOf(sends)].map((some) => ({
        days: daysOf(some, tableOf([])),
        sends: judgeDeliveries(some, { tables: [], softSuppressAfter: 3 }).sends,
      }));
      expect(without).toEqual(only);
    }),
  );
});
