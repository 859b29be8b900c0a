import type { EventForm, EventReading } from '../event-form.ts';
import type { EventMeaning } from '../event-meaning.ts';
import { textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

const words: ReadonlyMap<string, EventMeaning> = new Map<string, EventMeaning>([
  ['message.created', { event: 'sent' }],
  ['message.sent', { event: 'sent' }],
  ['message.delivered', { event: 'delivered' }],
  ['message.hard_bounced', { event: 'bounced', kind: 'hard', reported: 'unknown-user' }],
  ['message.soft_bounced', { event: 'bounced', kind: 'soft', reported: 'undetermined' }],
  ['message.spam_complaint', { event: 'complained' }],
  ['message.unsubscribed', { event: 'unsubscribed' }],
  ['message.suppressed', { event: 'dropped' }],
  ['message.failed', { event: 'dropped' }],
  ['message.opened', { event: 'opened' }],
  ['message.clicked', { event: 'opened' }],
  ['message.inbound', { event: 'other' }],
]);

function read(event: unknown): EventReading {
  const meant = words.get(textAt(event, 'event').toLowerCase());
  if (meant === undefined) return 'not-understood';
  return makeEvent({
    address: textAt(event, 'data.recipient'),
    ...meant,
    status: textAt(event, 'data.response.enhanced_status_code') || textAt(event, 'data.response.status_code'),
    diagnostic: textAt(event, 'data.response.content'),
    at: textAt(event, 'timestamp') || textAt(event, 'created_at'),
    campaign: textAt(event, 'data.tag'),
    message: textAt(event, 'data.message_id'),
  });
}

/** Lettermint: webhooks. */
export const lettermintEvents: readonly EventForm[] = [
  {
    id: 'lettermint-events',
    name: 'Lettermint webhooks',
    signatures: [['event', 'data.message_id', 'data.recipient']],
    read,
  },
];
