import { describe, expect, test } from 'vitest';
import { ExpiringMails } from '../../../../src/core/events/log/expiring-mails.ts';
import type { LogEvent } from '../../../../src/core/events/log/log-event.ts';

const event = (address: string, kind: LogEvent['event'] = 'deferred'): LogEvent => ({ address, event: kind });

function expired(mails: ExpiringMails, queueId: string): readonly string[] {
  return mails.expire(queueId).map(({ address, event: kind, reported }) => `${address} ${kind} ${reported}`);
}

describe('mails that are still tried', () => {
  test('are known when they are given up, once', () => {
    const mails = new ExpiringMails(10);
    mails.note('A', event('ann@mail.example'));
    mails.note('A', event('bob@mail.example'));
    mails.note('A', event('ann@mail.example'));
    expect(expired(mails, 'A')).toEqual([
      'ann@mail.example bounced expired',
      'bob@mail.example bounced expired',
    ]);
    expect(expired(mails, 'A')).toEqual([]);
  });

  test('are not when they arrived or bounced in the end', () => {
    const mails = new ExpiringMails(10);
    for (const name of ['ann', 'bob', 'cyd']) mails.note('A', event(`${name}@mail.example`));
    mails.note('A', event('ann@mail.example', 'delivered'));
    mails.note('A', event('bob@mail.example', 'bounced'));
    expect(expired(mails, 'A')).toEqual(['cyd@mail.example bounced expired']);
  });

  test('are forgotten with the mail, and the oldest when they are too many', () => {
    const mails = new ExpiringMails(2);
    for (const id of ['A', 'B', 'C']) mails.note(id, event('ann@mail.example'));
    mails.forget('B');
    expect(['A', 'B', 'C'].map((id) => expired(mails, id).length)).toEqual([0, 0, 1]);
  });
});
