import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { peekChunks } from '../list/peek-chunks.ts';
import type { EventRow } from '../outcome/event-row.ts';
import { type EventEntry, type EventsRead, EventTaker } from './event-taker.ts';
import { readLogEvents } from './log/read-log-events.ts';
import { readMailEvents } from './mail/read-mail-events.ts';
import { readCsvEvents } from './read-csv-events.ts';
import { readJsonEvents } from './read-json-events.ts';
import { type EventMedia, sniffMedia } from './sniff-media.ts';

/** Receives each event with the line (1-based) on which its entry starts, and the form it was read as; null for an entry that is not understood. */
export type OnBounceEvent = (row: EventRow | null, line: number, form: string) => void;

/** What reading events needs to know besides the bytes. */
export interface EventReadOptions {
  /** A time that no event lies after, more than a day: logs without years are read by it, and without it have no times. */
  readonly asOfMs?: number;
}

type ReadMedia = (
  source: ByteSource,
  take: (entry: EventEntry) => void,
  options: EventReadOptions,
) => Promise<Problem | null>;

const readers: Readonly<Record<EventMedia, ReadMedia>> = {
  json: readJsonEvents,
  csv: readCsvEvents,
  log: readLogEvents,
  mbox: (source, take) => readMailEvents(source, take, 'mbox'),
  mail: (source, take) => readMailEvents(source, take, 'mail'),
};

/** So many first bytes decide what a file is. */
const headBytes = 16_384;

/**
 * Reads what a sending tool, a mail server or a mailbox tells of mails: webhook dumps, answers of APIs, event tables,
 * Postfix and Exim logs, one mail or an mbox of them. Gives what was read, or the problem that kept it from being read;
 * what was handed over before a problem is not to be used. Memory is that of one entry.
 */
export async function readBounceEvents(
  source: ByteSource,
  onEvent: OnBounceEvent,
  options: EventReadOptions = {},
): Promise<EventsRead | Problem> {
  const { start, chunks } = await peekChunks(source.chunks, headBytes);
  const whole: ByteSource = { path: source.path, chunks, problem: source.problem };
  const taker = new EventTaker(onEvent);
  const problem = await readers[sniffMedia(start)](whole, taker.take, options);
  return problem ?? taker.read;
}
