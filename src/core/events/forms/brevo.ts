import type { EventForm, EventReading } from '../event-form.ts';
import type { EventMeaning } from '../event-meaning.ts';
import { textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

const hard: EventMeaning = { event: 'bounced', kind: 'hard', reported: 'unknown-user' };
const soft: EventMeaning = { event: 'bounced', kind: 'soft', reported: 'undetermined' };
const opened: EventMeaning = { event: 'opened' };

/** Event words of transactional and marketing webhooks and of the API, small letters only. */
const words: ReadonlyMap<string, EventMeaning> = new Map<string, EventMeaning>([
  ['request', { event: 'sent' }],
  ['requests', { event: 'sent' }],
  ['sent', { event: 'sent' }],
  ['delivered', { event: 'delivered' }],
  ['deferred', { event: 'deferred' }],
  ['hardbounce', hard],
  ['hardbounces', hard],
  ['invalid', { ...hard, reported: 'bad-syntax' }],
  ['invalidemail', { ...hard, reported: 'bad-syntax' }],
  ['invalidparameter', { event: 'dropped' }],
  ['softbounce', soft],
  ['softbounces', soft],
  // because Brevo itself did not send it, since the address is on its blocklist
  ['blocked', { event: 'dropped' }],
  ['error', { event: 'dropped' }],
  ['spam', { event: 'complained' }],
  ['complaint', { event: 'complained' }],
  ['unsubscribe', { event: 'unsubscribed' }],
  ['unsubscribed', { event: 'unsubscribed' }],
  ['opened', opened],
  ['uniqueopened', opened],
  ['firstopening', opened],
  ['proxyopen', opened],
  ['uniqueproxyopen', opened],
  ['loadedbyproxy', opened],
  ['click', opened],
  ['clicks', opened],
  ['clicked', opened],
  ['contactdeleted', { event: 'other' }],
  ['contactupdated', { event: 'other' }],
  ['listaddition', { event: 'other' }],
]);

function read(event: unknown): EventReading {
  const meant = words.get(
    textAt(event, 'event')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, ''),
  );
  if (meant === undefined) return 'not-understood';
  return makeEvent({
    address: textAt(event, 'email'),
    ...meant,
    diagnostic: textAt(event, 'reason'),
    // because the other times are in the zone of the account
    at: textAt(event, 'ts_epoch') || textAt(event, 'ts_event') || textAt(event, 'date'),
    campaign: textAt(event, 'camp_id'),
    message: textAt(event, 'message-id') || textAt(event, 'messageId'),
  });
}

/** Brevo (Sendinblue): webhooks for transactional and marketing mail, and answers of the events API. */
export const brevoEvents: readonly EventForm[] = [
  {
    id: 'brevo-events',
    name: 'Brevo webhooks and events',
    signatures: [
      ['event', 'email', 'ts_event', 'message-id'],
      ['event', 'email', 'ts_epoch', 'message-id'],
      ['event', 'email', 'ts_event', 'camp_id'],
      ['event', 'email', 'messageId', 'date'],
    ],
    read,
  },
];
