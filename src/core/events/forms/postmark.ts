import type { BounceClass } from '../../bounce/bounce-class.ts';
import type { EventForm, EventReading } from '../event-form.ts';
import type { EventKind } from '../event-kind.ts';
import type { EventMeaning } from '../event-meaning.ts';
import { textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

const hard: EventMeaning = { event: 'bounced', kind: 'hard', reported: 'unknown-user' };
const soft: EventMeaning = { event: 'bounced', kind: 'soft', reported: 'undetermined' };
function block(reported: BounceClass): EventMeaning {
  return { event: 'bounced', kind: 'block', reported };
}

/** Bounce types (`Type`), in small letters. */
const types: ReadonlyMap<string, EventMeaning> = new Map<string, EventMeaning>([
  ['hardbounce', hard],
  ['bademailaddress', { ...hard, reported: 'bad-syntax' }],
  ['manuallydeactivated', { event: 'dropped', kind: 'bounced' }],
  ['transient', { event: 'deferred' }],
  ['softbounce', soft],
  ['dnserror', { ...soft, reported: 'bad-domain-temp' }],
  ['unknown', soft],
  ['undeliverable', soft],
  ['unsubscribe', { event: 'unsubscribed' }],
  ['subscribe', { event: 'other' }],
  ['addresschange', { event: 'other' }],
  ['autoresponder', { event: 'auto-reply' }],
  ['challengeverification', { event: 'auto-reply' }],
  ['spamcomplaint', { event: 'complained' }],
  ['spamnotification', block('spam-content')],
  ['virusnotification', block('virus')],
  ['blocked', block('policy')],
  ['dmarcpolicy', block('auth')],
  ['openrelaytest', { event: 'other' }],
  ['unconfirmed', { event: 'dropped' }],
  ['smtpapierror', { event: 'dropped' }],
  ['inbounderror', { event: 'other' }],
  ['templaterenderingfailed', { event: 'dropped' }],
]);

const records: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['delivery', 'delivered'],
  ['open', 'opened'],
  ['click', 'opened'],
  ['spamcomplaint', 'complained'],
]);

function read(event: unknown): EventReading {
  const record = textAt(event, 'RecordType').toLowerCase();
  if (record === 'subscriptionchange') return readSubscription(event);
  const kind = records.get(record);
  if (kind !== undefined) return makeEvent({ ...whoAndWhen(event), event: kind });
  const meant = types.get(textAt(event, 'Type').toLowerCase());
  if (meant === undefined) return 'not-understood';
  const diagnostic = textAt(event, 'Details') || textAt(event, 'Description');
  return makeEvent({ ...whoAndWhen(event), ...meant, diagnostic });
}

/** What an address was suppressed for, or that it may be mailed again. */
const suppressions: ReadonlyMap<string, EventMeaning> = new Map<string, EventMeaning>([
  ['hardbounce', { event: 'dropped', kind: 'bounced' }],
  ['spamcomplaint', { event: 'complained' }],
  ['manualsuppression', { event: 'unsubscribed' }],
]);

function readSubscription(event: unknown): EventReading {
  if (textAt(event, 'SuppressSending') !== 'true') return makeEvent({ ...whoAndWhen(event), event: 'other' });
  const meant = suppressions.get(textAt(event, 'SuppressionReason').toLowerCase());
  return meant === undefined ? 'not-understood' : makeEvent({ ...whoAndWhen(event), ...meant });
}

const times = ['BouncedAt', 'DeliveredAt', 'ReceivedAt', 'ChangedAt'];

function whoAndWhen(event: unknown) {
  return {
    address: textAt(event, 'Email') || textAt(event, 'Recipient'),
    at: times.map((name) => textAt(event, name)).find((text) => text !== '') ?? '',
    message: textAt(event, 'MessageID'),
    campaign: textAt(event, 'Tag'),
  };
}

/** Postmark: webhooks of every kind, and answers of the bounce API. */
export const postmarkEvents: readonly EventForm[] = [
  {
    id: 'postmark-events',
    name: 'Postmark webhooks and bounces',
    signatures: [
      ['RecordType', 'MessageID'],
      ['Type', 'TypeCode', 'Email'],
    ],
    read,
  },
];
