import { eventFormName } from '../../core/events/event-form-name.ts';
import type { EventFileGroup } from '../../core/suppression/merge/join-mailboxes.ts';
import type { EventFate } from '../../core/suppression/merge/line-of-event.ts';
import { count, counted } from '../numbers.ts';
import { show } from '../show.ts';

/** What is said of the events of one fate: in the singular and for several. */
const fateWords: Readonly<Record<EventFate, readonly [string, string]>> = {
  hard: ['hard bounce', 'hard bounces'],
  soft: ['soft bounce', 'soft bounces'],
  refused: ['refusal that says nothing of the address', 'refusals that say nothing of the address'],
  complained: ['complaint', 'complaints'],
  unsubscribed: ['opt-out', 'opt-outs'],
  delivered: ['delivery', 'deliveries'],
  nothing: ['other event', 'other events'],
  undated: [
    'soft bounce without a date, which cannot be counted',
    'soft bounces without dates, which cannot be counted',
  ],
};

const fates = Object.entries(fateWords) as readonly (readonly [EventFate, readonly [string, string]])[]; // because its keys are exactly the fates

/** What a file of events was understood as: `read as SendGrid event webhook: 1,204 entries (30 hard bounces, 3 complaints)`. */
export function eventFilePhrase({ file, files, unclear: names }: EventFileGroup): string {
  const readAs = file.forms.map(({ form }) => eventFormName(form)).join(', ');
  const told = fates
    .filter(([fate]) => file.fates[fate] > 0)
    .map(([fate, [one, several]]) => counted(file.fates[fate], one, several));
  if (file.leftOut > 0) told.push(`${count(file.leftOut)} left out (about no recipient)`);
  const of = files > 1 ? `${count(files)} files, ` : '';
  const found = told.length === 0 ? '' : ` (${told.join(', ')})`;
  const unclear =
    file.notUnderstood === 0 ? '' : `, ${count(file.notUnderstood)} not understood${linesOf(file, names)}`;
  return `read as ${readAs === '' ? 'events' : readAs}: ${of}${counted(file.entries, 'entry', 'entries')}${found}${unclear}`;
}

function linesOf(file: EventFileGroup['file'], names: readonly string[]): string {
  const { notUnderstood, notUnderstoodLines: lines } = file;
  const places = names.length > 0 ? names.map((name) => show(name, 60)) : lines.map(String);
  if (places.length === 0) return '';
  const noun = names.length > 0 ? '' : notUnderstood === 1 ? 'line ' : 'lines ';
  return ` (${noun}${places.join(', ')}${notUnderstood > places.length ? ' and more' : ''})`;
}
