import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { planReminders } from '../../../src/core/notify/plan-reminders.ts';
import { approvalAt, channelOf, checkAt, hourMs, overrideAt, startMs } from './campaign-records.ts';

const sendHours = 100;
const sendAtMs = startMs + sendHours * hourMs;
const sendAt = new Date(sendAtMs).toISOString();
const channel = channelOf({ remindHours: [24, 2] });

function leads(records: readonly LedgerRecord[], hoursBefore: number, freshHours = 24): readonly string[] {
  const campaigns = [{ ledger: 'lists', campaign: 'june', records }];
  const posts = planReminders(
    campaigns,
    { channels: [channel], freshHours },
    sendAtMs - hoursBefore * hourMs,
  );
  return posts.map(({ key }) => key);
}

const lead = (hours: number) => `remind:lists:june:${sendAtMs}:${hours}:C0AAAAAAA`;

describe('a send without a fresh passing check', () => {
  const failed = [checkAt(1, { sendAt, verdict: 'fail' })];

  test.each([
    [25, []],
    [24, [lead(24)]],
    [3, [lead(24)]],
    [2, [lead(2)]],
    [0.1, [lead(2)]],
    [0, []],
    [-5, []],
  ])('%d hours before it the nearest lead that has come is told, no other', (hoursBefore, expected) => {
    expect(leads(failed, hoursBefore)).toEqual(expected);
  });

  test('the post says which send is meant', () => {
    const campaigns = [{ ledger: 'lists', campaign: 'june', records: failed }];
    const [post] = planReminders(campaigns, { channels: [channel], freshHours: 24 }, sendAtMs - hourMs);
    expect(post).toMatchObject({
      channel: 'C0AAAAAAA',
      subject: { kind: 'reminder', ledger: 'lists', campaign: 'june', sendAtMs, hours: 2 },
      parent: null,
      mode: 'post-or-update',
    });
  });

  test('is told in each channel that wants it, and in none without leads', () => {
    const campaigns = [{ ledger: 'lists', campaign: 'june', records: failed }];
    const channels = [
      channel,
      channelOf({ id: 'C0BBBBBBB' }),
      channelOf({ id: 'C0CCCCCCC', remindHours: [48] }),
    ];
    const posts = planReminders(campaigns, { channels, freshHours: 24 }, sendAtMs - 2 * hourMs);
    expect(posts.map(({ channel: id }) => id)).toEqual(['C0AAAAAAA', 'C0CCCCCCC']);
  });
});

describe('nobody is reminded of', () => {
  const late = checkAt(sendHours - 10, { sendAt, verdict: 'fail' });

  test.each<[string, readonly LedgerRecord[]]>([
    ['a send that passed within its time', [checkAt(sendHours - 10, { sendAt })]],
    ['a send that warns only', [checkAt(sendHours - 10, { sendAt, verdict: 'warn' })]],
    ['a send with an override that lasts', [late, overrideAt(sendHours - 9, late)]],
    ['a send that was let go', [late, approvalAt(sendHours - 9, 'june', { check: late.id, override: null })]],
    ['a campaign without a send time', [checkAt(1, { verdict: 'fail' })]],
    ['a campaign without a check', [overrideAt(1, late)]],
  ])('%s', (_kind, records) => {
    expect(leads(records, 1)).toEqual([]);
  });
});

test('a pass that is too old at the send is no fresh one: by the policy, or by the bot where that says nothing', () => {
  const old = checkAt(sendHours - 25, { sendAt });
  expect(leads([old], 1, 1000)).toEqual([lead(2)]);
  const { rules: _none, ...silent } = old;
  expect(leads([silent], 1, 24)).toEqual([lead(2)]);
  expect(leads([silent], 1, 26)).toEqual([]);
});

test('an override that ends before the send does not count', () => {
  const check = checkAt(sendHours - 23, { sendAt, verdict: 'fail' });
  expect(leads([check, overrideAt(sendHours - 22, check)], 5)).toEqual([lead(24)]);
});
