import type { EventForm, EventReading } from '../event-form.ts';
import type { EventKind } from '../event-kind.ts';
import { joinEvents } from '../join-events.ts';
import { listAt, memberAt, textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

const kinds: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['email.sent', 'sent'],
  ['email.scheduled', 'sent'],
  ['email.delivered', 'delivered'],
  ['email.delivery_delayed', 'deferred'],
  ['email.opened', 'opened'],
  ['email.clicked', 'opened'],
  ['email.bounced', 'bounced'],
  ['email.complained', 'complained'],
  ['email.failed', 'dropped'],
  ['email.suppressed', 'dropped'],
  ['email.received', 'other'],
]);

function read(event: unknown): EventReading {
  const type = textAt(event, 'type').toLowerCase();
  if (type.startsWith('domain.')) return 'left-out';
  if (type.startsWith('contact.')) return readContact(event);
  const kind = kinds.get(type);
  if (kind === undefined) return 'not-understood';
  const recipients = listAt(event, 'data.to');
  const [address] = recipients;
  // because a mail to several does not say to whom it happened, and a bounce must not go uncounted
  if (recipients.length > 1) return kind === 'bounced' ? 'not-understood' : 'left-out';
  if (typeof address !== 'string') return 'not-understood';
  const facts = {
    address,
    at: textAt(event, 'data.created_at') || textAt(event, 'created_at'),
    campaign: textAt(event, 'data.broadcast_id'),
    message: textAt(event, 'data.email_id'),
  };
  return kind === 'bounced' ? readBounce(event, facts) : makeEvent({ ...facts, event: kind });
}

/** A contact that changed: only what it opted out of matters, all mail or topics. */
function readContact(event: unknown): EventReading {
  const facts = {
    address: textAt(event, 'data.email'),
    at: textAt(event, 'data.updated_at') || textAt(event, 'created_at'),
  };
  const topics = listAt(event, 'data.topics')
    .filter((topic) => textAt(topic, 'subscription').toLowerCase() === 'opt_out')
    .map((topic) => textAt(topic, 'id'));
  const isAll = memberAt(event, 'data.unsubscribed') === true;
  const scopes = isAll ? [''] : topics.filter((topic) => topic !== '').map((topic) => `list:${topic}`);
  if (scopes.length === 0) return makeEvent({ ...facts, event: 'other' });
  return joinEvents(scopes.map((scope) => makeEvent({ ...facts, event: 'unsubscribed', scope })));
}

function readBounce(event: unknown, facts: Omit<Parameters<typeof makeEvent>[0], 'event'>): EventReading {
  const type = textAt(event, 'data.bounce.type').toLowerCase();
  const message = textAt(event, 'data.bounce.message');
  const subType = textAt(event, 'data.bounce.subType').toLowerCase();
  const codes = listAt(event, 'data.bounce.diagnosticCode').filter((code) => typeof code === 'string');
  const texts = { ...facts, diagnostic: codes.join(' ') || message };
  if (subType.includes('suppress') || message.toLowerCase().includes('suppressed sending')) {
    return makeEvent({ ...texts, event: 'dropped', kind: 'bounced' });
  }
  if (type === 'permanent') {
    return makeEvent({ ...texts, event: 'bounced', kind: 'hard', reported: 'unknown-user' });
  }
  return makeEvent({
    ...texts,
    event: 'bounced',
    kind: 'soft',
    reported: subType === 'mailboxfull' ? 'full' : 'undetermined',
  });
}

/** Resend: webhooks. */
export const resendEvents: readonly EventForm[] = [
  {
    id: 'resend-events',
    name: 'Resend webhooks',
    signatures: [
      ['type', 'created_at', 'data.email_id'],
      ['type', 'created_at', 'data.email', 'data.unsubscribed'],
      ['type', 'created_at', 'data.email', 'data.topics'],
      ['type', 'created_at', 'data.name', 'data.region'],
    ],
    read,
  },
];
