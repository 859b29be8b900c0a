import type { EventForm, EventReading } from '../event-form.ts';
import type { EventMeaning } from '../event-meaning.ts';
import { textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

/** `status` of a delivery report. */
const statuses: ReadonlyMap<string, EventMeaning> = new Map<string, EventMeaning>([
  ['delivered', { event: 'delivered' }],
  ['expanded', { event: 'sent' }],
  ['bounced', { event: 'bounced', kind: 'hard', reported: 'unknown-user' }],
  ['failed', { event: 'bounced', reported: 'undetermined' }],
  ['suppressed', { event: 'dropped', kind: 'bounced' }],
  ['quarantined', { event: 'bounced', kind: 'block', reported: 'spam-content' }],
  ['filteredspam', { event: 'bounced', kind: 'block', reported: 'spam-content' }],
]);

function read(event: unknown): EventReading {
  const meant = statuses.get(textAt(event, 'data.status').toLowerCase());
  if (meant === undefined) return 'not-understood';
  return makeEvent({
    address: textAt(event, 'data.recipient'),
    ...meant,
    diagnostic: textAt(event, 'data.deliveryStatusDetails.statusMessage'),
    remoteHost: textAt(event, 'data.deliveryStatusDetails.recipientMailServerHostName'),
    // because both spellings are in its documents
    at: textAt(event, 'data.deliveryAttemptTimeStamp') || textAt(event, 'data.deliveryAttemptTimestamp'),
    message: textAt(event, 'data.messageId'),
  });
}

/** Azure Communication Services: delivery reports as Event Grid hands them on, in either schema. */
export const azureEvents: readonly EventForm[] = [
  {
    id: 'azure-events',
    name: 'Azure delivery reports',
    signatures: [
      ['data.recipient', 'data.status', 'data.messageId', 'data.deliveryAttemptTimeStamp'],
      ['data.recipient', 'data.status', 'data.messageId', 'data.deliveryAttemptTimestamp'],
    ],
    read,
  },
];
