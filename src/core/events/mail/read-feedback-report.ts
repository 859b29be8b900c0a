import { cleanAddress } from '../../address/clean-address.ts';
import type { EventReading } from '../event-form.ts';
import type { EventKind } from '../event-kind.ts';
import { joinEvents } from '../join-events.ts';
import { makeEvent } from '../make-event.ts';
import { dateText } from './date-text.ts';
import { type Fields, fieldGroups } from './field-groups.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { recipientOf } from './recipient-of.ts';
import { originOf, returnedHeaders } from './returned-mail.ts';

/** `Feedback-Type` (RFC 5965 7.3, RFC 6430, RFC 6591); a report on forged or unsigned mail is about no recipient. */
const types: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['abuse', 'complained'],
  ['fraud', 'complained'],
  ['other', 'complained'],
  ['virus', 'complained'],
  ['miscategorized', 'complained'],
  ['opt-out', 'unsubscribed'],
  ['opt-out-list', 'unsubscribed'],
  ['unsubscribe', 'unsubscribed'],
]);
const noComplaints: ReadonlySet<string> = new Set(['not-spam', 'auth-failure', 'dmarc', 'dkim']);

/** Reads a complaint (RFC 5965) as one event for each person it names; null for a mail that is none. */
export function readFeedbackReport(mail: ParsedMail): EventReading | null {
  const part = mail.parts.find(({ type }) => type === 'message/feedback-report');
  if (part === undefined) return null;
  const report = fieldGroups(part.text)[0] ?? new Map<string, string>();
  const type = (report.get('feedback-type') ?? 'abuse').toLowerCase();
  if (noComplaints.has(type)) return 'left-out';
  const event = types.get(type);
  const returned = returnedHeaders(mail);
  const recipients = recipientsOf(part.text, returned);
  if (event === undefined || recipients.length === 0) return 'not-understood';
  const at = dateText(report.get('arrival-date') ?? report.get('received-date') ?? mail.header('date'));
  return joinEvents(recipients.map((address) => makeEvent({ address, event, at, ...originOf(returned) })));
}

/** Those the report names; else the only one that the mail was addressed to. */
function recipientsOf(report: string, returned: Fields): readonly string[] {
  const named = report
    .split(/\r?\n/)
    .filter((line) => /^(?:original-rcpt-to|removal-recipient):/i.test(line))
    .map((line) => recipientOf(line.slice(line.indexOf(':') + 1)))
    .filter((address) => address !== '');
  if (named.length > 0) return named;
  const to = returned.get('x-hmxmroriginalrecipient') ?? returned.get('to') ?? '';
  const address = cleanAddress(to);
  // because some services put a word of their own in the place of who complained
  return to.split('@').length === 2 && !/redacted|undisclosed/i.test(to) ? [address] : [];
}
