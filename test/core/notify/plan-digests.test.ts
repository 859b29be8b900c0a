import { expect, test } from 'vitest';
import { planDigests } from '../../../src/core/notify/plan-digests.ts';
import { channelOf } from './campaign-records.ts';

const channels = [channelOf({ digest: { weekday: 1, hour: 9, minute: 0 } }), channelOf({ id: 'C0BBBBBBB' })];
const untilMs = Date.UTC(2026, 10, 23, 9);
const at = (hours: number) => planDigests({ channels, timeZone: 'UTC' }, untilMs + hours * 3_600_000);

test('a channel that wants one gets one digest for the week, named after it', () => {
  expect(at(0)).toEqual([
    {
      key: 'digest:C0AAAAAAA:2026-W48',
      channel: 'C0AAAAAAA',
      subject: { kind: 'digest', untilMs },
      parent: null,
      mode: 'post-or-update',
    },
  ]);
});

test('a digest is due for twelve hours, and no longer', () => {
  expect([at(-0.01), at(12), at(12.01)].map((posts) => posts.length)).toEqual([0, 1, 0]);
});
