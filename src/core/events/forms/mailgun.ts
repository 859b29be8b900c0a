import type { EventForm, EventReading } from '../event-form.ts';
import type { EventKind, KindWord } from '../event-kind.ts';
import { memberAt, textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

const kinds: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['accepted', 'sent'],
  ['delivered', 'delivered'],
  ['rejected', 'dropped'],
  ['opened', 'opened'],
  ['clicked', 'opened'],
  ['complained', 'complained'],
  ['unsubscribed', 'unsubscribed'],
  ['stored', 'other'],
  ['list_member_uploaded', 'other'],
  ['list_member_upload_error', 'other'],
  ['list_uploaded', 'other'],
]);

/** Reasons and codes by which a mail was not sent, since the address was on a list of Mailgun's. */
const drops: ReadonlyMap<string, KindWord> = new Map<string, KindWord>([
  ['suppress-bounce', 'bounced'],
  ['suppress-complaint', 'complained'],
  ['suppress-unsubscribe', 'unsubscribed'],
  ['605', 'bounced'],
  ['606', 'unsubscribed'],
  ['607', 'complained'],
]);

function read(event: unknown): EventReading {
  const kind = kinds.get(textAt(event, 'event').toLowerCase());
  if (kind !== undefined) return makeEvent({ ...whoAndWhen(event), event: kind });
  return textAt(event, 'event') === 'failed' ? readFailure(event) : 'not-understood';
}

function readFailure(event: unknown): EventReading {
  const code = textAt(event, 'delivery-status.code');
  const texts = {
    ...whoAndWhen(event),
    status: textAt(event, 'delivery-status.enhanced-code') || code,
    diagnostic: textAt(event, 'delivery-status.message') || textAt(event, 'delivery-status.description'),
    remoteHost: textAt(event, 'delivery-status.mx-host'),
  };
  const drop = drops.get(textAt(event, 'reason')) ?? drops.get(code);
  if (drop !== undefined) return makeEvent({ ...texts, event: 'dropped', kind: drop });
  const isPermanent = textAt(event, 'severity') === 'permanent';
  // because what is temporary is tried again, and said to be permanent in the end
  if (!isPermanent) return makeEvent({ ...texts, event: 'deferred' });
  const isOld = textAt(event, 'reason') === 'old';
  return makeEvent({
    ...texts,
    event: 'bounced',
    ...(isOld ? { kind: 'soft', reported: 'expired' } : { kind: 'hard', reported: 'unknown-user' }),
  });
}

function whoAndWhen(event: unknown) {
  return {
    address: textAt(event, 'recipient'),
    at: textAt(event, 'timestamp'),
    message: textAt(event, 'message.headers.message-id'),
    campaign: textAt(event, 'campaigns.0.id') || textAt(event, 'tags.0'),
  };
}

/** Fields of the form posts that Mailgun sent before 2018, kept as JSON. */
function readLegacy(event: unknown): EventReading {
  const word = textAt(event, 'event').toLowerCase();
  const facts = {
    address: textAt(event, 'recipient'),
    at: textAt(event, 'timestamp'),
    message: textAt(event, 'Message-Id'),
    status: textAt(event, 'code'),
    diagnostic: textAt(event, 'error') || textAt(event, 'description'),
  };
  if (word === 'bounced') {
    return makeEvent({ ...facts, event: 'bounced', kind: 'hard', reported: 'unknown-user' });
  }
  if (word === 'dropped') {
    const drop = drops.get(facts.status);
    if (drop !== undefined) return makeEvent({ ...facts, event: 'dropped', kind: drop });
    const isOld = textAt(event, 'reason') === 'old';
    return makeEvent({ ...facts, event: 'bounced', reported: isOld ? 'expired' : 'unknown-user' });
  }
  const kind = kinds.get(word);
  return kind === undefined ? 'not-understood' : makeEvent({ ...facts, event: kind });
}

/** Mailgun: answers of the events API, webhooks, and the older webhooks. */
export const mailgunEvents: readonly EventForm[] = [
  {
    id: 'mailgun-events',
    name: 'Mailgun events',
    signatures: [
      ['event', 'recipient', 'timestamp', 'log-level'],
      ['event', 'recipient', 'timestamp', 'recipient-domain'],
      ['event', 'recipient', 'timestamp', 'message.headers.message-id'],
    ],
    read,
  },
  {
    id: 'mailgun-webhook',
    name: 'Mailgun webhook',
    signatures: [['signature', 'event-data']],
    read: (event) => read(memberAt(event, 'event-data')),
  },
  {
    id: 'mailgun-legacy-webhook',
    name: 'Mailgun webhook before 2018',
    signatures: [['event', 'recipient', 'domain', 'X-Mailgun-Sid']],
    read: readLegacy,
  },
];
