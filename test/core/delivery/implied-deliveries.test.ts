import { expect, test } from 'vitest';
import { ImpliedDeliveries } from '../../../src/core/delivery/implied-deliveries.ts';
import { planOf } from './past-sends.ts';

const plan = planOf({ daysAgo: 20 }, { daysAgo: 30 });

test('who is on several lists keeps one number with a bit for each', () => {
  const deliveries = new ImpliedDeliveries(plan);
  for (const [place, keys] of [
    ['both', 'new'],
    ['both', 'old'],
  ].entries()) {
    const reading = deliveries.open({ sends: [place] });
    for (const key of [...keys, ...keys]) reading.add(key);
    reading.keep();
  }
  expect([...deliveries.bits]).toEqual([
    ['both', 0b11],
    ['new', 0b01],
    ['old', 0b10],
  ]);
  expect(deliveries.read).toBe(0b11);
});

test('a list that turns out to be another one leaves nothing behind', () => {
  const deliveries = new ImpliedDeliveries(plan);
  const first = deliveries.open({ sends: [0] });
  first.add('both');
  first.keep();
  const second = deliveries.open({ sends: [1] });
  second.add('both');
  second.add('other');
  second.undo();
  deliveries.skip({ sends: [1] }, 'list-missing');
  expect([...deliveries.bits]).toEqual([['both', 0b01]]);
  expect(deliveries.read).toBe(0b01);
  expect(deliveries.skipped).toEqual(['list-missing']);
});

test('no more recipients are remembered than there is room for', () => {
  const deliveries = new ImpliedDeliveries(plan, 2);
  const reading = deliveries.open({ sends: [0, 1] });
  expect(['a', 'b', 'c', 'a'].map((key) => reading.add(key))).toEqual([true, true, false, true]);
  expect([...deliveries.bits.keys()]).toEqual(['a', 'b']);
});
