import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { flattenObject } from '../json/flatten-object.ts';
import { readJsonValues } from '../json/read-json-values.ts';
import { eventMembers } from '../outcome/event-members.ts';
import type { EventReading } from './event-form.ts';
import type { EventEntry } from './event-taker.ts';
import { joinEvents } from './join-events.ts';
import { eventContainers, recogniseKnownEvent } from './known-event-forms.ts';
import { plainEvent } from './plain-event.ts';
import { unwrapEvent } from './unwrap-event.ts';

/** Id of JSON objects of no known service that have an address and an event. */
const plainForm = 'json-events';

/** Reads events in JSON, each by its own shape: those of known services, or any object with an address and an event. */
export function readJsonEvents(
  source: ByteSource,
  take: (entry: EventEntry) => void,
): Promise<Problem | null> {
  // because a line that is broken is of the same kind as the one before it
  let form: string = plainForm;
  return readJsonValues(source, eventContainers, ({ value, line }) => {
    const entry: EventEntry =
      value === undefined ? { reading: 'not-understood', line, form } : readValue(value, line);
    form = entry.form;
    take(entry);
    return undefined;
  });
}

function readValue(value: unknown, line: number): EventEntry {
  const event = unwrapEvent(value);
  if (event === null) return { reading: 'left-out', line, form: plainForm };
  if (!Array.isArray(event)) return { line, ...readEvent(event) };
  // because a queue may hold a whole batch in one message
  const entries = event.map(readEvent);
  return {
    reading: joinEvents(entries.map(({ reading }) => reading)),
    line,
    form: entries[0]?.form ?? plainForm,
  };
}

function readEvent(event: unknown): Omit<EventEntry, 'line'> {
  const form = recogniseKnownEvent(event);
  if (form === 'several') return { reading: 'not-understood', form: plainForm };
  if (form !== null) return { reading: form.read(event), form: form.id };
  return { reading: readPlain(event), form: plainForm };
}

function readPlain(event: unknown): EventReading {
  const members = flattenObject(event);
  return members === null ? 'not-understood' : [plainEvent(eventMembers(members))];
}
