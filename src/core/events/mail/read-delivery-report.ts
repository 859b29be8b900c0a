import type { EventReading } from '../event-form.ts';
import type { EventKind } from '../event-kind.ts';
import { joinEvents } from '../join-events.ts';
import { makeEvent } from '../make-event.ts';
import { dateText } from './date-text.ts';
import { type Fields, fieldGroups } from './field-groups.ts';
import { natureOf } from './mail-nature.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { recipientOf } from './recipient-of.ts';
import { type MailOrigin, originOf, returnedHeaders } from './returned-mail.ts';
import { typedValue } from './typed-value.ts';

/** `Action` of a recipient (RFC 3464 2.3.3). */
const actions: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['failed', 'bounced'],
  ['failure', 'bounced'],
  ['delayed', 'deferred'],
  ['delivered', 'delivered'],
  ['relayed', 'sent'],
  ['expanded', 'sent'],
]);
const reportTypes: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
]);

/** How the fields of a report begin (RFC 3464 2.2). */
const begins = /^(?:reporting-mta|original-envelope-id|final-recipient):/im;

/** Reads a delivery status report (RFC 3464), one event for each recipient; null for a mail that holds none. */
export function readDeliveryReport(mail: ParsedMail): EventReading | null {
  const groups = fieldGroups(reportText(mail));
  const recipients = groups.filter(
    (fields) => fields.has('final-recipient') || fields.has('original-recipient'),
  );
  if (recipients.length === 0) return null;
  const inCommon = {
    at: groups.map((fields) => fields.get('arrival-date') ?? '').find((text) => text !== '') ?? '',
    only: recipients.length === 1,
    origin: originOf(returnedHeaders(mail), groups),
  };
  return joinEvents(recipients.map((fields) => readRecipient(fields, mail, inCommon)));
}

/** The report as a part of its own; or in the mail as it lies, where a server or a mailbox spoilt its parts. */
function reportText(mail: ParsedMail): string {
  const part = mail.parts.find(({ type }) => reportTypes.has(type));
  if (part !== undefined) return part.text;
  const hidden = mail.parts.find(({ text }) => begins.test(text.slice(0, 2000)));
  if (hidden !== undefined) return hidden.text;
  const start = natureOf(mail) === 'bounce' ? mail.raw.search(begins) : -1;
  return start < 0 || !/^final-recipient:/im.test(mail.raw) ? '' : mail.raw.slice(start);
}

interface InCommon {
  readonly at: string;
  /** True when the report is about one recipient, so that what a person would read is about it too. */
  readonly only: boolean;
  readonly origin: MailOrigin;
}

function readRecipient(fields: Fields, mail: ParsedMail, { at, only, origin }: InCommon): EventReading {
  const status = fields.get('status') ?? '';
  const event = actions.get(actionWord(fields)) ?? eventOfStatus(status);
  // because the list was mailed at the address before it was forwarded
  const address =
    recipientOf(fields.get('original-recipient') ?? '') || recipientOf(fields.get('final-recipient') ?? '');
  const failed = only ? mail.header('x-failed-recipients') : '';
  if (event === null) return 'not-understood';
  const diagnostic = typedValue(fields.get('diagnostic-code') ?? '');
  return makeEvent({
    address: address || (failed.includes(',') ? '' : failed),
    event,
    status: status.replace(/[^\d.].*$/s, ''),
    diagnostic: diagnostic || (only ? mail.text.slice(0, 2000) : ''),
    remoteHost: typedValue(fields.get('remote-mta') ?? ''),
    at: dateText(fields.get('last-attempt-date') ?? '') || dateText(mail.header('date')) || dateText(at),
    ...origin,
  });
}

function actionWord(fields: Fields): string {
  return /^[a-z]{0,20}/.exec((fields.get('action') ?? '').toLowerCase())?.[0] ?? '';
}

/** Without an action the class of the status says it (RFC 3463 3.1): a temporary one is still tried. */
function eventOfStatus(status: string): EventKind | null {
  if (status.startsWith('5.')) return 'bounced';
  if (status.startsWith('4.')) return 'deferred';
  return status.startsWith('2.') ? 'delivered' : null;
}
