import { classifyEvent } from '../outcome/classify-event.ts';
import type { EventRow } from '../outcome/event-row.ts';
import type { EventReading } from './event-form.ts';
import { eventKinds } from './event-kind.ts';
import { isMailbox } from './is-mailbox.ts';

/** One entry of a file: a JSON value, a row, a mail, a line of a log that tells of a mail. */
export interface EventEntry {
  readonly reading: EventReading;
  readonly line: number;
  /** Id of the form it was read as. */
  readonly form: string;
}

/** What was read of a file of events. */
export interface EventsRead {
  readonly entries: number;
  readonly events: number;
  /** Entries that are understood and about no recipient. */
  readonly leftOut: number;
  readonly notUnderstood: number;
  /** Lines of the first of them. */
  readonly notUnderstoodLines: readonly number[];
  /** How many entries were read as which form, by id. */
  readonly forms: ReadonlyMap<string, number>;
}

const listedLines = 10;
const known: ReadonlySet<string> = new Set(eventKinds);

/** Counts the entries of a file and hands on their events. */
export class EventTaker {
  readonly #onEvent: (row: EventRow | null, line: number, form: string) => void;
  readonly #counts = { entries: 0, events: 0, leftOut: 0, notUnderstood: 0 };
  readonly #lines: number[] = [];
  readonly #forms = new Map<string, number>();

  constructor(onEvent: (row: EventRow | null, line: number, form: string) => void) {
    this.#onEvent = onEvent;
  }

  readonly take = ({ reading, line, form }: EventEntry): void => {
    this.#counts.entries += 1;
    this.#forms.set(form, (this.#forms.get(form) ?? 0) + 1);
    if (reading === 'left-out') this.#counts.leftOut += 1;
    else if (reading === 'not-understood') this.#hand(null, line, form);
    else for (const row of reading) this.#hand(row, line, form);
  };

  #hand(row: EventRow | null, line: number, form: string): void {
    if (row !== null && isClear(row)) this.#counts.events += 1;
    else this.#noteUnclear(line);
    this.#onEvent(row, line, form);
  }

  #noteUnclear(line: number): void {
    this.#counts.notUnderstood += 1;
    if (this.#lines.length < listedLines) this.#lines.push(line);
  }

  get read(): EventsRead {
    return { ...this.#counts, notUnderstoodLines: this.#lines, forms: this.#forms };
  }
}

/** A table of anybody's may hold words that are not known, or no address. */
function isClear(row: EventRow): boolean {
  return isMailbox(row.address) && (known.has(row.event) || classifyEvent(row) !== null);
}
