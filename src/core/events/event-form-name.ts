import { knownEventForms } from './known-event-forms.ts';

/** Forms that are not JSON of a known service. */
const otherForms: Readonly<Record<string, string>> = {
  'csv-events': 'a table of events',
  'json-events': 'JSON events',
  'postfix-log': 'a Postfix log',
  'exim-log': 'an Exim log',
  'delivery-report': 'delivery reports',
  'feedback-report': 'complaints',
  'bounce-text': 'bounces in words',
  'automatic-reply': 'automatic answers',
  mail: 'other mails',
};

const names: ReadonlyMap<string, string> = new Map([
  ...knownEventForms.map(({ id, name }) => [id, name] as const),
  ...Object.entries(otherForms),
]);

/** What people call a form of events, by its id: `SendGrid event webhook`. */
export function eventFormName(id: string): string {
  return names.get(id) ?? id;
}
