import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import { readSource } from '../list/read-source.ts';
import { sampleTable } from '../list/sample-table.ts';
import { type EventField, eventHeaders } from '../outcome/event-columns.ts';
import type { EventEntry } from './event-taker.ts';
import { plainEvent } from './plain-event.ts';

const form = 'csv-events';

/** Reads a table of events with a header, by the names of its columns. */
export async function readCsvEvents(
  source: ByteSource,
  take: (entry: EventEntry) => void,
): Promise<Problem | null> {
  let columns: Columns<EventField> | undefined;
  let problem: Problem | null = null;
  const { sample, source: whole } = await sampleTable(source);
  const read = await readSource(whole, {}, (record) => {
    if (isBlank(record)) return undefined;
    if (columns !== undefined) {
      const { at } = columns;
      const cell = (index: number) =>
        sample.days.isNeeded ? sample.days.cell(record, index) : record.field(index);
      const field = (name: EventField) => cell(at.get(name) ?? -1).trim();
      take({ reading: [plainEvent(field)], line: record.line, form });
      return undefined;
    }
    const found = findColumns<EventField>(record, source.path, { names: eventHeaders, mapped: {} });
    if (found.ok && found.columns.header && tellsEvents(found.columns)) columns = found.columns;
    else problem = found.ok ? noEvents(source.path, record.line) : found.problem;
    return problem === null ? undefined : 'stop';
  });
  return problem ?? (read.ok ? null : read.problem);
}

function noEvents(file: string, line: number): Problem {
  return { code: 'events-no-column', file, line, args: {} };
}

function tellsEvents({ at }: Columns<EventField>): boolean {
  return (['event', 'kind', 'status', 'diagnostic'] as const).some((field) => at.has(field));
}
