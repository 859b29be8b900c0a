import type { BounceClass } from '../../bounce/bounce-class.ts';
import type { EventForm, EventReading } from '../event-form.ts';
import type { EventKind, KindWord } from '../event-kind.ts';
import { textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

const kinds: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['processed', 'sent'],
  ['deferred', 'deferred'],
  ['delivered', 'delivered'],
  ['bounce', 'bounced'],
  ['dropped', 'dropped'],
  ['open', 'opened'],
  ['click', 'opened'],
  ['spamreport', 'complained'],
  ['unsubscribe', 'unsubscribed'],
  ['group_unsubscribe', 'unsubscribed'],
  ['group_resubscribe', 'other'],
]);

/** `bounce_classification`, in small letters. */
const classes: ReadonlyMap<string, BounceClass> = new Map<string, BounceClass>([
  ['invalid address', 'unknown-user'],
  ['mailbox unavailable', 'undetermined'],
  ['technical failure', 'temp-network'],
  ['technical', 'temp-network'],
  ['content', 'spam-content'],
  ['reputation', 'reputation'],
  ['frequency or volume too high', 'rate'],
]);

/** Why a mail was dropped, in small letters: what had been on file of the address. */
const drops: ReadonlyMap<string, KindWord> = new Map<string, KindWord>([
  ['bounced address', 'bounced'],
  ['unsubscribed address', 'unsubscribed'],
  ['spam reporting address', 'complained'],
  ['invalid', 'invalid'],
]);

function read(event: unknown): EventReading {
  const word = textAt(event, 'event').toLowerCase();
  const kind = kinds.get(word);
  if (kind === undefined) return 'not-understood';
  const group = word.startsWith('group_') ? textAt(event, 'asm_group_id') : '';
  // because without its group it is not known how far the opt-out goes
  if (word === 'group_unsubscribe' && group === '') return 'not-understood';
  const isBlocked = textAt(event, 'type').toLowerCase() === 'blocked';
  const reason = textAt(event, 'reason');
  const ofClass = classes.get(textAt(event, 'bounce_classification').toLowerCase());
  return makeEvent({
    address: textAt(event, 'email'),
    event: kind,
    kind: kind === 'bounced' ? (isBlocked ? 'block' : undefined) : dropOf(kind, reason),
    reported: kind === 'bounced' ? (ofClass ?? (isBlocked ? 'policy' : 'unknown-user')) : undefined,
    status: textAt(event, 'status'),
    diagnostic: reason || textAt(event, 'response'),
    at: textAt(event, 'timestamp'),
    campaign: textAt(event, 'singlesend_id') || textAt(event, 'marketing_campaign_id'),
    message: textAt(event, 'sg_message_id'),
    scope: group === '' ? '' : `group:${group}`,
  });
}

function dropOf(kind: EventKind, reason: string): KindWord | undefined {
  return kind === 'dropped' ? drops.get(reason.toLowerCase()) : undefined;
}

/** Twilio SendGrid's event webhook; unique arguments stand among its own members. */
export const sendgridEvents: readonly EventForm[] = [
  {
    id: 'sendgrid-events',
    name: 'SendGrid event webhook',
    signatures: [
      ['email', 'event', 'timestamp', 'sg_event_id'],
      ['email', 'event', 'timestamp', 'sg_message_id'],
    ],
    read,
  },
];
