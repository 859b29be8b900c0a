import type { EventReading } from '../event-form.ts';
import { makeEvent } from '../make-event.ts';
import { dateText } from './date-text.ts';
import { natureOf } from './mail-nature.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { readBounceText } from './read-bounce-text.ts';
import { readDeliveryReport } from './read-delivery-report.ts';
import { readFeedbackReport } from './read-feedback-report.ts';

/** What a mail was read as. */
export interface MailRead {
  readonly reading: EventReading;
  readonly form: 'delivery-report' | 'feedback-report' | 'bounce-text' | 'automatic-reply' | 'mail';
}

/**
 * Reads a mail that came back: a complaint, a delivery report, a bounce in words alone, or an automatic answer, which is
 * none. Any other mail is left out.
 */
export function readMail(mail: ParsedMail): MailRead {
  const complaint = readFeedbackReport(mail);
  if (complaint !== null) return { reading: complaint, form: 'feedback-report' };
  const report = readDeliveryReport(mail);
  if (report !== null) return { reading: report, form: 'delivery-report' };
  const nature = natureOf(mail);
  if (nature === 'bounce') return { reading: readBounceText(mail), form: 'bounce-text' };
  if (nature === 'ordinary') return { reading: 'left-out', form: 'mail' };
  const facts = { address: mail.header('from'), at: dateText(mail.header('date')) };
  return { reading: makeEvent({ ...facts, event: 'auto-reply' }), form: 'automatic-reply' };
}
