import { expect, test } from 'vitest';
import { openNudges } from '../../src/bot/nudges.ts';
import { virtualClock } from './virtual-clock.ts';

const never = new AbortController().signal;

test('a wait ends when its time is over', async () => {
  const clock = virtualClock(0);
  const waiting = openNudges(clock).wait('lists', 1000, never);
  clock.advance(1000);
  expect(await waiting).toBe('waited');
});

test('a nudge ends the wait of its ledger, and of no other', async () => {
  const clock = virtualClock(0);
  const nudges = openNudges(clock);
  const [lists, fairs] = [nudges.wait('lists', 1000, never), nudges.wait('fairs', 1000, never)];
  nudges.nudge('lists');
  expect(await lists).toBe('nudged');
  clock.advance(1000);
  expect(await fairs).toBe('waited');
});

test('nudges while nobody waits are not lost, and count once', async () => {
  const clock = virtualClock(0);
  const nudges = openNudges(clock);
  nudges.nudge('lists');
  nudges.nudge('lists');
  expect(await nudges.wait('lists', 1000, never)).toBe('nudged');
  const waiting = nudges.wait('lists', 1000, never);
  clock.advance(1000);
  expect(await waiting).toBe('waited');
});

test('the end ends every wait', async () => {
  const ending = new AbortController();
  const waiting = openNudges(virtualClock(0)).wait('lists', 1000, ending.signal);
  ending.abort();
  expect(await waiting).toBe('waited');
});
