import { describe, expect, test } from 'vitest';
import { judgeEvent } from '../../../src/core/events/judge-event.ts';
import type { EventRow } from '../../../src/core/outcome/event-row.ts';

function judged(row: Partial<EventRow>): string | null {
  const event = judgeEvent({ address: 'ann@mail.example', event: 'bounced', ...row });
  if (event === null) return null;
  return event.kind === 'bounced' ? `bounced ${event.judgement.class} ${event.judgement.rule}` : event.kind;
}

describe('what an event means for an address', () => {
  test.each<[string | null, Partial<EventRow>]>([
    // what the server said comes before the tool's word
    ['bounced reputation text-reputation', { kind: 'hard', diagnostic: '554 blocked using a block list' }],
    ['bounced full text-full', { kind: 'hard', diagnostic: '552 mailbox full' }],
    ['bounced unknown-user text-unknown-user', { kind: 'soft', diagnostic: '550 5.1.1 user unknown' }],
    // without a reply the tool's own class, then its word
    ['bounced full reported-class', { kind: 'soft', reported: 'full' }],
    ['bounced unknown-user reported-class', { kind: 'hard' }],
    ['bounced policy reported-class', { kind: 'block' }],
    ['bounced unknown-user status-5.1.1', { status: '5.1.1' }],
    // what is no bounce
    ['nothing', { diagnostic: 'out of office: automatic reply' }],
    ['nothing', { event: 'deferred', diagnostic: '550 5.1.1 user unknown' }],
    ['nothing', { event: 'sent' }],
    ['nothing', { event: 'auto-reply' }],
    ['nothing', { event: 'other' }],
    ['delivered', { event: 'delivered' }],
    ['delivered', { event: 'opened' }],
    ['delivered', { event: 'email.clicked' }],
    ['complained', { event: 'complained' }],
    ['complained', { event: 'Spam Report' }],
    ['complained', { event: 'spam' }],
    ['unsubscribed', { event: 'unsubscribed' }],
    ['unsubscribed', { event: 'list_unsubscribe' }],
    // what was never sent says why, or nothing
    ['bounced unknown-user reported-drop', { event: 'dropped', kind: 'bounced' }],
    ['bounced bad-syntax reported-drop', { event: 'dropped', kind: 'invalid' }],
    ['complained', { event: 'dropped', kind: 'complained' }],
    ['unsubscribed', { event: 'dropped', kind: 'unsubscribed' }],
    ['nothing', { event: 'dropped' }],
    // what cannot be told
    [null, { event: 'unheard of' }],
    [null, { address: '' }],
  ])('%s', (expected, row) => {
    expect(judged(row)).toBe(expected);
  });

  test('an opt-out keeps how far it goes', () => {
    const row = { address: 'ann@mail.example', event: 'unsubscribed', scope: 'group:17' };
    expect(judgeEvent(row)).toEqual({ kind: 'unsubscribed', scope: 'group:17' });
  });
});
