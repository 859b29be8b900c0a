import type { EventForm, EventReading } from '../event-form.ts';
import type { EventMeaning } from '../event-meaning.ts';
import { memberAt, textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

const words: ReadonlyMap<string, EventMeaning> = new Map<string, EventMeaning>([
  ['queued', { event: 'sent' }],
  ['sent', { event: 'sent' }],
  ['delivered', { event: 'delivered' }],
  ['deferred', { event: 'deferred' }],
  ['hard_bounced', { event: 'bounced', kind: 'hard', reported: 'unknown-user' }],
  ['soft_bounced', { event: 'bounced', kind: 'soft', reported: 'undetermined' }],
  ['junk', { event: 'complained' }],
  ['spam_complaint', { event: 'complained' }],
  ['spam_complaints', { event: 'complained' }],
  ['unsubscribed', { event: 'unsubscribed' }],
  ['suppressed', { event: 'dropped' }],
  ['opened', { event: 'opened' }],
  ['opened_unique', { event: 'opened' }],
  ['clicked', { event: 'opened' }],
  ['clicked_unique', { event: 'opened' }],
  ['survey_opened', { event: 'opened' }],
  ['survey_submitted', { event: 'opened' }],
]);

function read(activity: unknown): EventReading {
  const meant = words.get(
    textAt(activity, 'type')
      .toLowerCase()
      .replace(/^activity\./, ''),
  );
  if (meant === undefined) return 'not-understood';
  const reasons = ['meta.bounce_reason', 'meta.reason', 'morph.reason', 'reason'];
  return makeEvent({
    address: textAt(activity, 'email.recipient.email') || textAt(activity, 'recipient.email'),
    ...meant,
    status: textAt(activity, 'meta.bounce_code'),
    diagnostic: reasons.map((path) => textAt(activity, path)).find((text) => text !== '') ?? '',
    at: textAt(activity, 'created_at'),
    campaign: textAt(activity, 'email.bulk_id'),
    message: textAt(activity, 'email.message.id') || textAt(activity, 'email.id'),
  });
}

/** MailerSend: webhooks (both versions of their payload), and answers of the activity API. */
export const mailerSendEvents: readonly EventForm[] = [
  {
    id: 'mailersend-webhook',
    name: 'MailerSend webhooks',
    signatures: [
      ['type', 'data.type', 'data.email.recipient.email'],
      ['type', 'data.type', 'data.recipient.email'],
    ],
    read: (event) => read(memberAt(event, 'data')),
  },
  {
    id: 'mailersend-activity',
    name: 'MailerSend activity',
    signatures: [['type', 'created_at', 'email.recipient.email']],
    read,
  },
];
