import type { MailRead } from './read-mail.ts';

const forms: Readonly<Record<MailRead['form'], true>> = {
  'automatic-reply': true,
  'bounce-text': true,
  'delivery-report': true,
  'feedback-report': true,
  mail: true,
};

/** Whether an id of a form of events is one that mails are read as. */
export function isMailForm(form: string): boolean {
  return Object.hasOwn(forms, form);
}
