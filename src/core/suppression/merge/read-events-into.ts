import type { ByteSource } from '../../byte-source.ts';
import type { EventsRead } from '../../events/event-taker.ts';
import { isMailForm } from '../../events/mail/mail-forms.ts';
import { readBounceEvents } from '../../events/read-bounce-events.ts';
import type { Problem } from '../../finding.ts';
import { type DayNumber, instantOfDay } from '../../list/parse-day.ts';
import type { EventFile } from './event-file.ts';
import { type EventFate, lineOfEvent } from './line-of-event.ts';
import type { SuppressionMerge } from './suppression-merge.ts';

/** The largest share of events that may go without being understood, as of rows of a suppression file. */
const maxUnclearShare = 0.05;

/**
 * Reads a file of events into a merge, and tells what they came to. Fails closed where many are not understood; but not
 * for mails, since a mailbox holds what anybody writes, and what is passed over there suppresses nobody.
 */
export async function readEventsInto(
  source: ByteSource,
  merge: SuppressionMerge,
  asOfDay: DayNumber,
): Promise<EventFile | Problem> {
  const fates = noFates();
  const read = await readBounceEvents(
    source,
    (row, _, form) => {
      const said = row === null ? null : lineOfEvent(row, form, asOfDay);
      if (said === null || row === null) return;
      fates[said.fate] += 1;
      if (said.line !== undefined) merge.takeLine(said.line);
      if (said.deliveredDay !== undefined) merge.noteDelivery(row.address, said.deliveredDay);
    },
    { asOfMs: instantOfDay(asOfDay) },
  );
  if ('code' in read) return read;
  return doubtOf(read, source.path) ?? describe(source.path, read, fates);
}

function noFates(): Record<EventFate, number> {
  return {
    hard: 0,
    soft: 0,
    refused: 0,
    complained: 0,
    unsubscribed: 0,
    delivered: 0,
    nothing: 0,
    undated: 0,
  };
}

function doubtOf(
  { entries, events, notUnderstood, notUnderstoodLines, forms }: EventsRead,
  file: string,
): Problem | null {
  const all = Math.max(entries, events + notUnderstood);
  if (notUnderstood <= all * maxUnclearShare || [...forms.keys()].every(isMailForm)) return null;
  const args = { unreadable: notUnderstood, events: all };
  return { code: 'events-not-understood', file, line: notUnderstoodLines[0] ?? 1, args };
}

function describe(path: string, read: EventsRead, fates: Record<EventFate, number>): EventFile {
  const { entries, leftOut, notUnderstood, notUnderstoodLines } = read;
  const forms = [...read.forms]
    .map(([form, count]) => ({ form, entries: count }))
    .sort((a, b) => b.entries - a.entries || (a.form < b.form ? -1 : 1));
  return { path, forms, entries, fates, leftOut, notUnderstood, notUnderstoodLines };
}
