import { describe, expect, test } from 'vitest';
import type { BounceClass } from '../../../src/core/bounce/bounce-class.ts';
import { decideSuppression, type MailEvent } from '../../../src/core/bounce/decide-suppression.ts';
import { repeatRules } from '../../../src/core/bounce/repeat-rules.ts';

/** A bounce of a campaign of its own on that day. */
function bounced(name: BounceClass, day: number, campaign = `c${day}`): MailEvent {
  return { type: 'bounced', class: name, day, campaign };
}

function delivered(day: number, campaign = `c${day}`): MailEvent {
  return { type: 'delivered', day, campaign };
}

function decide(events: readonly MailEvent[], asOfDay = 1000) {
  return decideSuppression(events, repeatRules(asOfDay));
}

describe('a hard bounce', () => {
  test('suppresses at once, and soft ones around it do not hide it', () => {
    const events = [bounced('full', 10), bounced('unknown-user', 20), bounced('full', 30)];
    expect(decide(events)).toEqual({
      decision: 'suppress',
      class: 'unknown-user',
      day: 20,
      campaigns: null,
      retestFromDay: null,
    });
  });

  test('recovers with a later delivery, not with one of the same day', () => {
    expect(decide([bounced('unknown-user', 20), delivered(21)])).toEqual({
      decision: 'recovered',
      class: 'unknown-user',
      day: 21,
    });
    expect(decide([bounced('unknown-user', 20), delivered(20)])).toMatchObject({ decision: 'suppress' });
    expect(decide([delivered(19), bounced('unknown-user', 20)])).toMatchObject({ decision: 'suppress' });
  });

  test('of a disabled mailbox allows one more try after 90 days', () => {
    expect(decide([bounced('disabled', 20)])).toMatchObject({ decision: 'suppress', retestFromDay: 110 });
  });
});

describe('soft bounces', () => {
  test('suppress when as many campaigns as the class needs ended like this', () => {
    const two = [bounced('full', 10), bounced('full', 20)];
    expect(decide(two, 20)).toEqual({ decision: 'count', class: 'full', campaigns: 2, needed: 3 });
    expect(decide([...two, bounced('full', 30)])).toEqual({
      decision: 'suppress',
      class: 'full',
      day: 30,
      campaigns: 3,
      retestFromDay: 120,
    });
  });

  test('count once per campaign, whatever the attempts', () => {
    const events = [10, 11, 12, 13].map((day) => bounced('full', day, 'spring'));
    expect(decide(events, 13)).toMatchObject({ decision: 'count', campaigns: 1 });
  });

  test('begin anew after a delivery', () => {
    const events = [bounced('full', 10), bounced('full', 20), delivered(25), bounced('full', 30)];
    expect(decide(events, 30)).toMatchObject({ decision: 'count', campaigns: 1 });
  });

  test('of a campaign that arrived in the end, or of the day of another delivery, do not count', () => {
    const events = [
      [bounced('temp-network', 10, 'spring'), delivered(10, 'spring')],
      [delivered(9, 'spring'), bounced('full', 10, 'spring')],
      [bounced('full', 10, 'spring'), delivered(10, 'summer')],
    ];
    for (const some of events) expect(decide(some, 10)).toEqual({ decision: 'keep' });
  });

  test('more than 90 days apart do not add up', () => {
    const apart = [bounced('full', 0), bounced('full', 89), bounced('full', 90)];
    expect(decide(apart, 90)).toMatchObject({ decision: 'count', campaigns: 2 });
    expect(decide([bounced('full', 1), ...apart.slice(1)], 90)).toMatchObject({ decision: 'suppress' });
  });

  test('that once were enough stay enough when they are old, and others are forgotten', () => {
    const enough = [1, 2, 3].map((day) => bounced('full', day));
    expect(decide(enough, 1000)).toMatchObject({ decision: 'suppress', day: 3 });
    expect(decide(enough.slice(1), 1000)).toEqual({ decision: 'keep' });
  });

  test('of several classes help each other: one that needs more is helped by those that need fewer', () => {
    const events = [bounced('full', 1), bounced('expired', 2), bounced('disabled-temp', 3)];
    expect(decide(events, 3)).toMatchObject({ decision: 'suppress', campaigns: 3 });
    const mixed = [bounced('temp-network', 1), bounced('temp-network', 2), bounced('full', 3)];
    expect(decide(mixed, 3)).toEqual({ decision: 'count', class: 'full', campaigns: 1, needed: 3 });
    expect(decide([...mixed, bounced('system', 4), bounced('full', 5)], 5)).toMatchObject({
      decision: 'suppress',
    });
  });

  test('need as many campaigns as the policy says', () => {
    const rules = { ...repeatRules(100), campaigns: new Map([['full', 5] as const]) };
    const events = [91, 92, 93, 94].map((day) => bounced('full', day));
    expect(decideSuppression(events, rules)).toMatchObject({ decision: 'count', campaigns: 4, needed: 5 });
    expect(decideSuppression([...events, bounced('full', 95)], rules)).toMatchObject({
      decision: 'suppress',
    });
  });
});

test.each<BounceClass>(['reputation', 'auth', 'spam-content', 'greylist', 'rate', 'auto-reply', 'delayed'])(
  '%s never suppresses, however often',
  (name) => {
    const events = Array.from({ length: 40 }, (_, day) => bounced(name, day));
    expect(decide(events)).toEqual({ decision: 'keep' });
  },
);

test('a complaint suppresses for good, whatever was delivered afterwards', () => {
  expect(decide([bounced('feedback', 10), delivered(20)])).toMatchObject({
    decision: 'suppress',
    class: 'feedback',
  });
});

test('nothing known, or nothing yet, keeps the address', () => {
  expect(decide([])).toEqual({ decision: 'keep' });
  expect(decide([bounced('unknown-user', 1001)], 1000)).toEqual({ decision: 'keep' });
});
