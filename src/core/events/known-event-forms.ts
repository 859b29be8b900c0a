import type { EventForm } from './event-form.ts';
import { amazonSesEvents } from './forms/amazon-ses.ts';
import { azureEvents } from './forms/azure.ts';
import { brevoEvents } from './forms/brevo.ts';
import { forwardEmailEvents } from './forms/forward-email.ts';
import { lettermintEvents } from './forms/lettermint.ts';
import { mailerSendEvents } from './forms/mailersend.ts';
import { mailgunEvents } from './forms/mailgun.ts';
import { postmarkEvents } from './forms/postmark.ts';
import { resendEvents } from './forms/resend.ts';
import { sendgridEvents } from './forms/sendgrid.ts';
import { sparkpostEvents } from './forms/sparkpost.ts';
import { zohoEvents } from './forms/zoho.ts';
import { type RecogniseEvent, recogniserOf } from './recognise-event.ts';

/** Every form of JSON event that is known. Their order does not matter: the one that says most about an event wins. */
export const knownEventForms: readonly EventForm[] = [
  ...amazonSesEvents,
  ...azureEvents,
  ...brevoEvents,
  ...forwardEmailEvents,
  ...lettermintEvents,
  ...mailerSendEvents,
  ...mailgunEvents,
  ...postmarkEvents,
  ...resendEvents,
  ...sendgridEvents,
  ...sparkpostEvents,
  ...zohoEvents,
];

/** Tells which of them an event has. */
export const recogniseKnownEvent: RecogniseEvent = recogniserOf(knownEventForms);

/** Names under which these services' answers, and queues and functions between them and a file, hold arrays of events. */
export const eventContainers: ReadonlySet<string> = new Set([
  'Bounces',
  'Messages',
  'Records',
  'bounces',
  'data',
  'events',
  'items',
  'messages',
  'records',
  'results',
]);
