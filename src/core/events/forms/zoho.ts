import type { EventForm, EventReading } from '../event-form.ts';
import type { EventKind, KindWord } from '../event-kind.ts';
import { joinEvents } from '../join-events.ts';
import { listAt, textAt } from '../json-members.ts';
import { makeEvent } from '../make-event.ts';

function kindOf(text: string): KindWord | undefined {
  const word = text.toLowerCase();
  return word.includes('hard') ? 'hard' : word.includes('soft') ? 'soft' : undefined;
}

/** One element of the `data` array of a Zoho Campaigns webhook. */
function readCampaigns(event: unknown): EventReading {
  const kind = kindOf(textAt(event, 'bounce_type'));
  if (kind === undefined) return 'not-understood';
  return makeEvent({
    address: textAt(event, 'contact_email'),
    event: 'bounced',
    kind,
    reported: kind === 'hard' ? 'unknown-user' : 'undetermined',
    status: textAt(event, 'bounce_extended_code') || textAt(event, 'bounce_code'),
    diagnostic: textAt(event, 'bounce_reason'),
    at: textAt(event, 'action_time'),
    campaign: textAt(event, 'campaign_id'),
  });
}

const words: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['email_open', 'opened'],
  ['email_link_click', 'opened'],
  ['delivered', 'delivered'],
  ['email_delivered', 'delivered'],
  ['feedback_loop', 'complained'],
  ['feedbackloop', 'complained'],
]);

function readZeptoMail(event: unknown): EventReading {
  return joinEvents(
    listAt(event, 'event_message').flatMap((message) =>
      listAt(message, 'event_data').flatMap((data) =>
        listAt(data, 'details').map((details) => readDetails(message, data, details)),
      ),
    ),
  );
}

function readDetails(message: unknown, data: unknown, details: unknown): EventReading {
  const word = textAt(data, 'object').toLowerCase();
  const kind = kindOf(word);
  const facts = {
    address: textAt(details, 'bounced_recipient') || onlyRecipient(message),
    diagnostic: textAt(details, 'diagnostic_message') || textAt(details, 'reason'),
    at: textAt(details, 'time') || textAt(message, 'email_info.processed_time'),
    message: textAt(message, 'email_info.email_reference'),
  };
  if (kind !== undefined) {
    const reported = kind === 'hard' ? 'unknown-user' : 'undetermined';
    return makeEvent({ ...facts, event: 'bounced', kind, reported });
  }
  const known = words.get(word);
  return known === undefined ? 'not-understood' : makeEvent({ ...facts, event: known });
}

function onlyRecipient(message: unknown): string {
  const recipients = listAt(message, 'email_info.to');
  return recipients.length === 1 ? textAt(recipients[0], 'email_address.address') : '';
}

/** Zoho: bounces of Zoho Campaigns' webhooks, and ZeptoMail's webhooks. */
export const zohoEvents: readonly EventForm[] = [
  {
    id: 'zoho-campaigns-bounces',
    name: 'Zoho Campaigns bounces',
    signatures: [['contact_email', 'bounce_type', 'action_time']],
    read: readCampaigns,
  },
  {
    id: 'zeptomail-events',
    name: 'ZeptoMail webhooks',
    signatures: [['event_name', 'event_message']],
    read: readZeptoMail,
  },
];
