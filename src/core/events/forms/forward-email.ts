import type { BounceClass } from '../../bounce/bounce-class.ts';
import type { EventForm, EventReading } from '../event-form.ts';
import { textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

/** Categories that ZoneMTA gives a reply. */
const categories: ReadonlyMap<string, BounceClass> = new Map<string, BounceClass>([
  ['recipient', 'unknown-user'],
  ['capacity', 'full'],
  ['spam', 'spam-content'],
  ['virus', 'virus'],
  ['blocklist', 'reputation'],
  ['policy', 'policy'],
  ['block', 'policy'],
  ['dmarc', 'auth'],
  ['spf', 'auth'],
  ['dkim', 'auth'],
  ['protocol', 'system'],
  ['network', 'temp-network'],
  ['dns', 'bad-domain-temp'],
  ['rate', 'rate'],
  ['sender', 'sender-rejected'],
]);

function read(event: unknown): EventReading {
  const action = textAt(event, 'bounce.action').toLowerCase();
  return makeEvent({
    address: textAt(event, 'recipient'),
    // because what ZoneMTA defers it tries again
    event: action === 'defer' || action === 'slowdown' ? 'deferred' : 'bounced',
    reported: categories.get(textAt(event, 'bounce.category').toLowerCase()) ?? 'undetermined',
    status: textAt(event, 'bounce.status') || textAt(event, 'bounce.code'),
    diagnostic: textAt(event, 'response') || textAt(event, 'bounce.message') || textAt(event, 'message'),
    at: textAt(event, 'bounced_at'),
    campaign: textAt(event, 'list_id'),
    message: textAt(event, 'email_id'),
  });
}

/** Forward Email: its bounce webhook, which hands on what ZoneMTA made of the reply. */
export const forwardEmailEvents: readonly EventForm[] = [
  {
    id: 'forward-email-bounces',
    name: 'Forward Email bounces',
    signatures: [['recipient', 'bounce.action', 'bounce.category']],
    read,
  },
];
