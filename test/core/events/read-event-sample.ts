import { readdirSync, readFileSync } from 'node:fs';
import { consequenceOf, kindOf } from '../../../src/core/bounce/bounce-class.ts';
import { judgeEvent } from '../../../src/core/events/judge-event.ts';
import { readBounceEvents } from '../../../src/core/events/read-bounce-events.ts';
import type { EventRow } from '../../../src/core/outcome/event-row.ts';
import { sourceOf } from '../source-of.ts';

const root = 'test/formats-events';

/** What was read of a file, as the expectations beside the samples have it. */
export interface SampleRead {
  readonly forms: Readonly<Record<string, number>>;
  readonly rows: readonly string[];
  readonly leftOut: number;
  readonly notUnderstood: readonly number[];
}

/** A file of events, invented, and what must be read of it. */
export interface EventSample {
  readonly form: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly expected: SampleRead;
}

/** Every sample: a folder for each form, with files and one `expected.json` for all of them. */
export function eventSamples(): readonly EventSample[] {
  return readdirSync(root).flatMap((form) => {
    const folder = `${root}/${form}`;
    const expected: Record<string, SampleRead> = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'));
    const files = readdirSync(folder).filter((file) => file !== 'expected.json');
    return files.map((file) => {
      const read = expected[file] ?? { forms: {}, rows: [], leftOut: 0, notUnderstood: [] };
      return { form, file, bytes: readFileSync(`${folder}/${file}`), expected: read };
    });
  });
}

/** Reads events as of 2026-12-31, in chunks of these sizes in turn. */
export async function readEventSample(
  file: string,
  content: string | Uint8Array,
  sizes: readonly number[] = [65_536],
): Promise<SampleRead | string> {
  const rows: string[] = [];
  const read = await readBounceEvents(
    sourceOf(file, content, { sizes }),
    (row, line) => {
      if (row !== null) rows.push(`${line} ${rowText(row)}`);
    },
    { asOfMs: Date.UTC(2026, 11, 31) },
  );
  if ('code' in read) return `${read.code} ${read.line}`;
  const { forms, leftOut, notUnderstoodLines } = read;
  return { forms: Object.fromEntries(forms), rows, leftOut, notUnderstood: notUnderstoodLines };
}

function rowText(row: EventRow): string {
  const { address, event, atMs, ...more } = row;
  const day = atMs === undefined ? 'undated' : new Date(atMs).toISOString().slice(0, 10);
  const told = Object.entries(more)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}=${text.replaceAll('\n', '/')}`);
  return [`${address} ${event} ${day}`, ...told, `-> ${judgedText(row)}`].join(' | ');
}

function judgedText(row: EventRow): string {
  const judged = judgeEvent(row);
  if (judged === null) return 'not understood';
  if (judged.kind === 'unsubscribed') return `unsubscribed ${judged.scope}`.trim();
  if (judged.kind !== 'bounced') return judged.kind;
  const { class: bounceClass, rule } = judged.judgement;
  return `${kindOf(bounceClass)} ${bounceClass} ${consequenceOf(bounceClass).action} by ${rule}`;
}
