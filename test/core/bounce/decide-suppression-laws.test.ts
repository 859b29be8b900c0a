import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounceClasses, kindOf } from '../../../src/core/bounce/bounce-class.ts';
import { decideSuppression, type MailEvent } from '../../../src/core/bounce/decide-suppression.ts';
import { repeatRules } from '../../../src/core/bounce/repeat-rules.ts';

const place = {
  day: fc.integer({ min: 0, max: 250 }),
  campaign: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
};
const anyEvent: fc.Arbitrary<MailEvent> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delivered' as const), ...place }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('bounced' as const),
      class: fc.constantFrom(...bounceClasses),
      ...place,
    }),
  },
);
const someEvents = fc.array(anyEvent, { maxLength: 12 });
const rules = repeatRules(250);

test('the order of the events does not matter, and saying them twice changes nothing', () => {
  fc.assert(
    fc.property(
      someEvents,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (events, noise) => {
        const decided = decideSuppression(events, rules);
        const shuffled = events
          .map((event) => ({ event, at: noise.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(decideSuppression(shuffled, rules)).toEqual(decided);
        expect(decideSuppression([...events, ...shuffled], rules)).toEqual(decided);
      },
    ),
  );
});

test('another bounce never frees an address', () => {
  fc.assert(
    fc.property(someEvents, anyEvent, (events, more) => {
      fc.pre(more.type === 'bounced');
      if (decideSuppression(events, rules).decision !== 'suppress') return;
      expect(decideSuppression([...events, more], rules).decision).toBe('suppress');
    }),
  );
});

test('another delivery never suppresses an address', () => {
  fc.assert(
    fc.property(someEvents, anyEvent, (events, more) => {
      fc.pre(more.type === 'delivered');
      if (decideSuppression(events, rules).decision === 'suppress') return;
      expect(decideSuppression([...events, more], rules).decision).not.toBe('suppress');
    }),
  );
});

test('blocks and what is no bounce change nothing, save a complaint', () => {
  const idle = bounceClasses.filter(
    (name) => name !== 'feedback' && ['block', 'none'].includes(kindOf(name)),
  );
  const more = fc.record({
    type: fc.constant('bounced' as const),
    class: fc.constantFrom(...idle),
    ...place,
  });
  fc.assert(
    fc.property(someEvents, more, (events, extra) => {
      expect(decideSuppression([...events, extra], rules)).toEqual(decideSuppression(events, rules));
    }),
  );
});
