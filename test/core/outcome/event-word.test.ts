import { describe, expect, test } from 'vitest';
import { type EventMeaning, meaningOf } from '../../../src/core/outcome/event-word.ts';

describe('the words of events', () => {
  test.each<[EventMeaning, readonly string[]]>([
    [
      'hard',
      [
        'hard_bounce',
        'HardBounce',
        'hardBounce',
        'hard-bounced',
        'Permanent',
        'invalid_email',
        'BadEmailAddress',
      ],
    ],
    ['soft', ['soft_bounce', 'SoftBounce', 'Transient', 'mailbox_full', 'MailboxFull', 'expired']],
    ['block', ['blocked', 'Block', 'spam_block', 'policy_related', 'SpamNotification']],
    ['bounce', ['bounce', 'Bounced', 'email.bounced', 'failed', 'out_of_band', 'undeliverable']],
    ['delivered', ['delivered', 'Delivery', 'email.delivered', 'message delivered']],
    ['told', ['open', 'Click', 'complaint', 'spamreport', 'SpamComplaint', 'unsubscribe', 'AutoResponder']],
    ['sent', ['sent', 'processed', 'deferred', 'DeliveryDelay', 'injection']],
    ['dropped', ['dropped', 'rejected', 'suppressed']],
    ['other', ['contact_deleted', 'list_addition']],
  ])('%s', (meaning, texts) => {
    expect(texts.map((text) => [text, meaningOf(text)])).toEqual(texts.map((text) => [text, meaning]));
  });

  test.each(['', 'hard as nails', '5.1.1', 'constructor', '__proto__', 'b'.repeat(5000)])(
    '%j is none',
    (text) => {
      expect(meaningOf(text)).toBeNull();
    },
  );
});
