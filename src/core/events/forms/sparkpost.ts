import type { BounceClass } from '../../bounce/bounce-class.ts';
import type { EventForm, EventReading } from '../event-form.ts';
import type { EventKind, KindWord } from '../event-kind.ts';
import { joinEvents } from '../join-events.ts';
import { memberAt, textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

interface Meant {
  readonly kind: KindWord;
  readonly reported: BounceClass;
}

/** `bounce_class`, as the vendor numbers them; 25, 26 and 80 are its administrators' own decisions. */
const classes: ReadonlyMap<string, Meant> = new Map<string, Meant>([
  ['1', { kind: 'soft', reported: 'undetermined' }],
  ['10', { kind: 'hard', reported: 'unknown-user' }],
  ['20', { kind: 'soft', reported: 'undetermined' }],
  ['21', { kind: 'soft', reported: 'bad-domain-temp' }],
  ['22', { kind: 'soft', reported: 'full' }],
  ['23', { kind: 'block', reported: 'message' }],
  ['24', { kind: 'soft', reported: 'expired' }],
  ['25', { kind: 'block', reported: 'policy' }],
  ['26', { kind: 'block', reported: 'policy' }],
  ['30', { kind: 'hard', reported: 'unknown-user' }],
  ['40', { kind: 'soft', reported: 'undetermined' }],
  ['50', { kind: 'block', reported: 'policy' }],
  ['51', { kind: 'block', reported: 'reputation' }],
  ['52', { kind: 'block', reported: 'spam-content' }],
  ['53', { kind: 'block', reported: 'policy' }],
  ['54', { kind: 'block', reported: 'relay' }],
  ['70', { kind: 'soft', reported: 'undetermined' }],
  ['80', { kind: 'block', reported: 'policy' }],
]);

/** Bounce classes that are none: an opt-out, an automatic answer, a challenge. */
const noBounces: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['60', 'auto-reply'],
  ['90', 'unsubscribed'],
  ['100', 'auto-reply'],
]);

const kinds: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['bounce', 'bounced'],
  ['out_of_band', 'bounced'],
  ['delay', 'deferred'],
  ['delivery', 'delivered'],
  ['injection', 'sent'],
  ['sms_status', 'other'],
  ['spam_complaint', 'complained'],
  ['policy_rejection', 'dropped'],
  ['generation_failure', 'dropped'],
  ['generation_rejection', 'dropped'],
  ['list_unsubscribe', 'unsubscribed'],
  ['link_unsubscribe', 'unsubscribed'],
  ['open', 'opened'],
  ['initial_open', 'opened'],
  ['amp_open', 'opened'],
  ['amp_initial_open', 'opened'],
  ['click', 'opened'],
  ['amp_click', 'opened'],
]);

function read(event: unknown): EventReading {
  const kind = kinds.get(textAt(event, 'type').toLowerCase());
  if (kind === undefined) return 'not-understood';
  const bounceClass = textAt(event, 'bounce_class');
  const facts = {
    address: textAt(event, 'raw_rcpt_to') || textAt(event, 'rcpt_to'),
    status: textAt(event, 'error_code'),
    diagnostic: textAt(event, 'raw_reason') || textAt(event, 'reason'),
    at: textAt(event, 'timestamp'),
    campaign: textAt(event, 'campaign_id'),
    message: textAt(event, 'message_id'),
  };
  if (kind !== 'bounced') return makeEvent({ ...facts, event: kind });
  const noBounce = noBounces.get(bounceClass);
  if (noBounce !== undefined) return makeEvent({ ...facts, event: noBounce });
  return makeEvent({ ...facts, event: 'bounced', ...classes.get(bounceClass) });
}

/** A batch element holds one event under the name of its class; the one sent to try an endpoint holds none. */
function readWebhook(event: unknown): EventReading {
  const system = memberAt(event, 'msys');
  if (typeof system !== 'object' || system === null) return 'not-understood';
  return joinEvents(Object.values(system).map(read));
}

/** SparkPost (Bird): webhook batches, and answers of the events API. */
export const sparkpostEvents: readonly EventForm[] = [
  { id: 'sparkpost-webhook', name: 'SparkPost webhook', signatures: [['msys']], read: readWebhook },
  {
    id: 'sparkpost-events',
    name: 'SparkPost events',
    signatures: [['type', 'rcpt_to', 'event_id', 'timestamp']],
    read,
  },
];
