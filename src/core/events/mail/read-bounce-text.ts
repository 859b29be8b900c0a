import { cleanAddress } from '../../address/clean-address.ts';
import { parseAddress } from '../../address/parse-address.ts';
import { kindOf } from '../../bounce/bounce-class.ts';
import { classifyBounce } from '../../bounce/classify-bounce.ts';
import type { EventReading } from '../event-form.ts';
import { joinEvents } from '../join-events.ts';
import { type EventFacts, makeEvent } from '../make-event.ts';
import { dateText } from './date-text.ts';
import { failedRecipients } from './failed-recipients.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { originOf, returnedHeaders } from './returned-mail.ts';

/**
 * Reads a bounce that has no delivery report out of what a person would read. Only where both are plain, who failed and
 * what was said; else it is not understood. A notice that the server still tries is no bounce.
 */
export function readBounceText(mail: ParsedMail): EventReading {
  const named = mail
    .header('x-failed-recipients')
    .split(',')
    .map((address) => cleanAddress(address))
    .filter((address) => parseAddress(address).valid);
  const failed = failedRecipients(mail.text, { named, own: ownAddresses(mail) });
  if (failed.length === 0) return 'not-understood';
  const origin = { at: dateText(mail.header('date')), ...originOf(returnedHeaders(mail)) };
  const isNamed = named.length > 0;
  const read = failed.map(({ address, reply }) => readFailed({ address, ...origin }, reply, isNamed));
  // because a recipient without a reply may be the one that the reply of the next is about
  return read.includes('not-understood') ? 'not-understood' : joinEvents(read);
}

function readFailed(facts: Omit<EventFacts, 'event'>, reply: string, isNamed: boolean): EventReading {
  const judged = classifyBounce({
    diagnostic: reply,
    status: null,
    replyCode: null,
    command: null,
    remoteHost: null,
    reported: null,
  });
  if (judged.class === 'delayed') return makeEvent({ ...facts, event: 'deferred', diagnostic: reply });
  if (kindOf(judged.class) === 'none') return makeEvent({ ...facts, event: 'auto-reply' });
  if (judged.rule === 'nothing-known' && !isNamed) return 'not-understood';
  return makeEvent({ ...facts, event: 'bounced', diagnostic: reply });
}

/** Addresses of the bounce itself, which are not those that failed. */
function ownAddresses(mail: ParsedMail): ReadonlySet<string> {
  const headers = ['from', 'to', 'sender', 'reply-to', 'return-path', 'delivered-to'];
  const texts = headers.map((name) => cleanAddress(mail.header(name)).toLowerCase());
  const sender = campaignSender(mail);
  return new Set([...texts, sender].filter((text) => text !== ''));
}

function campaignSender(mail: ParsedMail): string {
  return cleanAddress(returnedHeaders(mail).get('from') ?? '').toLowerCase();
}
