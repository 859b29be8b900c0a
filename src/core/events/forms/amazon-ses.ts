import type { BounceClass } from '../../bounce/bounce-class.ts';
import type { EventForm, EventReading } from '../event-form.ts';
import type { EventKind, KindWord } from '../event-kind.ts';
import { joinEvents } from '../join-events.ts';
import { listAt, memberAt, textAt } from '../json-members.ts';
import { type EventFacts, makeEvent } from '../make-event.ts';

interface Meant {
  readonly kind: KindWord;
  readonly reported: BounceClass;
}

/** Types of bounces with their subtypes; a type stands for subtypes that are not here. */
const bounceTypes: ReadonlyMap<string, Meant> = new Map<string, Meant>([
  ['permanent', { kind: 'hard', reported: 'unknown-user' }],
  ['transient', { kind: 'soft', reported: 'undetermined' }],
  ['undetermined', { kind: 'soft', reported: 'undetermined' }],
  ['transient mailboxfull', { kind: 'soft', reported: 'full' }],
  ['transient messagetoolarge', { kind: 'block', reported: 'message' }],
  ['transient contentrejected', { kind: 'block', reported: 'spam-content' }],
  ['transient attachmentrejected', { kind: 'block', reported: 'policy' }],
  ['transient customtimeoutexceeded', { kind: 'soft', reported: 'expired' }],
]);

/** The account had the address on its own list, so that nothing was sent. */
const notSent = 'onaccountsuppressionlist';
const simulator = '@simulator.amazonses.com';

type ReadEvent = (event: unknown) => EventReading;

/** By `notificationType` or `eventType`, letters only. */
const readers: ReadonlyMap<string, ReadEvent> = new Map<string, ReadEvent>([
  ['bounce', readBounce],
  ['complaint', readComplaint],
  ['delivery', (event) => each(event, 'delivery.recipients', 'delivered', 'delivery.timestamp')],
  ['deliverydelay', readDelay],
  ['send', (event) => each(event, 'mail.destination', 'sent', 'mail.timestamp')],
  ['reject', (event) => each(event, 'mail.destination', 'dropped', 'mail.timestamp')],
  ['renderingfailure', (event) => each(event, 'mail.destination', 'dropped', 'mail.timestamp')],
  ['open', (event) => readEngagement(event, 'open.timestamp')],
  ['click', (event) => readEngagement(event, 'click.timestamp')],
  ['subscription', readSubscription],
]);

function read(event: unknown): EventReading {
  const type = textAt(event, 'notificationType') || textAt(event, 'eventType');
  const reader = readers.get(type.toLowerCase().replaceAll(/[^a-z]/g, ''));
  return reader === undefined ? 'not-understood' : reader(event);
}

function readBounce(event: unknown): EventReading {
  const type = textAt(event, 'bounce.bounceType').toLowerCase();
  const subType = textAt(event, 'bounce.bounceSubType').toLowerCase();
  const meant = bounceTypes.get(`${type} ${subType}`) ?? bounceTypes.get(type);
  const recipients = listAt(event, 'bounce.bouncedRecipients');
  if (meant === undefined || recipients.length === 0) return 'not-understood';
  return joinEvents(
    recipients.map((recipient) => {
      const facts = { ...repliesOf(event, recipient), at: textAt(event, 'bounce.timestamp') };
      if (subType === notSent) return make({ ...facts, event: 'dropped', kind: 'bounced' });
      // because one event may hold a recipient that is tried again beside one that bounced
      if (textAt(recipient, 'action').toLowerCase() === 'delayed')
        return make({ ...facts, event: 'deferred' });
      return make({ ...facts, event: 'bounced', ...meant });
    }),
  );
}

function repliesOf(event: unknown, recipient: unknown) {
  return {
    address: textAt(recipient, 'emailAddress'),
    status: textAt(recipient, 'status'),
    diagnostic: textAt(recipient, 'diagnosticCode'),
    ...mailOf(event),
  };
}

function readComplaint(event: unknown): EventReading {
  const recipients = listAt(event, 'complaint.complainedRecipients');
  if (recipients.length === 0) return 'not-understood';
  // because of several, Amazon does not know which one complained
  if (recipients.length > 1) return 'left-out';
  const facts = {
    address: textAt(recipients[0], 'emailAddress'),
    at: textAt(event, 'complaint.timestamp'),
    ...mailOf(event),
  };
  if (textAt(event, 'complaint.complaintFeedbackType') === 'not-spam')
    return make({ ...facts, event: 'other' });
  const isNotSent = textAt(event, 'complaint.complaintSubType').toLowerCase() === notSent;
  return make({
    ...facts,
    ...(isNotSent ? { event: 'dropped', kind: 'complained' } : { event: 'complained' }),
  });
}

function readDelay(event: unknown): EventReading {
  const recipients = listAt(event, 'deliveryDelay.delayedRecipients');
  const at = textAt(event, 'deliveryDelay.timestamp');
  return joinEvents(
    recipients.map((recipient) => make({ ...repliesOf(event, recipient), event: 'deferred', at })),
  );
}

/** Of a mail to several it is not known who opened it. */
function readEngagement(event: unknown, at: string): EventReading {
  return listAt(event, 'mail.destination').length === 1
    ? each(event, 'mail.destination', 'opened', at)
    : 'left-out';
}

const preferences = 'subscription.newTopicPreferences';

/** An opt-out of all mail, or of each topic that the person no longer wants. */
function readSubscription(event: unknown): EventReading {
  const isAll = memberAt(event, `${preferences}.unsubscribeAll`) === true;
  const scopes = isAll ? [''] : topicsLeft(event).map((topic) => `list:${topic}`);
  const at = textAt(event, 'subscription.timestamp') || textAt(event, 'mail.timestamp');
  if (scopes.length === 0) return eachOf(event, 'mail.destination', { event: 'other', at });
  return joinEvents(
    scopes.map((scope) => eachOf(event, 'mail.destination', { event: 'unsubscribed', at, scope })),
  );
}

function topicsLeft(event: unknown): readonly string[] {
  return listAt(event, `${preferences}.topicSubscriptionStatus`)
    .filter((topic) => /^opt_?out$/i.test(textAt(topic, 'subscriptionStatus')))
    .map((topic) => textAt(topic, 'topicName'))
    .filter((topic) => topic !== '');
}

function each(event: unknown, recipients: string, kind: EventKind, at: string): EventReading {
  return eachOf(event, recipients, { event: kind, at: textAt(event, at) || textAt(event, 'mail.timestamp') });
}

function eachOf(event: unknown, recipients: string, facts: Omit<EventFacts, 'address'>): EventReading {
  return joinEvents(
    listAt(event, recipients).map((address) =>
      make({ ...facts, ...mailOf(event), address: typeof address === 'string' ? address : '' }),
    ),
  );
}

function mailOf(event: unknown) {
  const campaign = listAt(event, 'mail.tags.campaign')[0];
  return {
    message: textAt(event, 'mail.messageId'),
    campaign: typeof campaign === 'string' ? campaign : '',
  };
}

function make(facts: EventFacts): EventReading {
  return facts.address.toLowerCase().includes(simulator) ? 'left-out' : makeEvent(facts);
}

/** Amazon SES: notifications and events, as they come through SNS, EventBridge or Firehose once their envelope is off. */
export const amazonSesEvents: readonly EventForm[] = [
  {
    id: 'amazon-ses-events',
    name: 'Amazon SES events',
    signatures: [
      ['notificationType', 'mail.destination'],
      ['eventType', 'mail.destination'],
      ['notificationType', 'mail.messageId'],
      ['eventType', 'mail.messageId'],
    ],
    read,
  },
];
