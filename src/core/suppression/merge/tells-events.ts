import { recogniseEventFile } from '../../events/recognise-event-file.ts';
import { flattenObject } from '../../json/flatten-object.ts';
import { JsonSplitter } from '../../json/split-json.ts';
import { ChunkDecoder } from '../../list/decode-chunks.ts';
import { inspectHead } from '../../list/inspect-head.ts';
import { isBlank } from '../../list/is-blank.ts';
import { normalizeHeader } from '../../list/normalize-header.ts';
import { readSource } from '../../list/read-source.ts';
import { rowContainers } from '../formats/known-formats.ts';
import { looksLikeJson } from '../looks-like-json.ts';
import { openExport } from '../open-export.ts';

/** Names of a column that tells what happened to a mail, normalized; suppressions have a reason instead. */
const eventColumns: ReadonlySet<string> = new Set([
  'activity',
  'delivery status',
  'event',
  'event name',
  'event type',
  'eventtype',
  'last event',
  'message status',
  'record type',
  'recordtype',
]);

/**
 * Tells by a file's first bytes and its name that it holds events of mails, of which most keep nobody out, and not
 * suppressions. Exports that are known as such come first.
 */
export async function tellsEvents(start: Uint8Array, path: string): Promise<boolean> {
  if ((await recogniseEventFile(start)) !== null) return true;
  const isJson = looksLikeJson(start);
  const names = isJson ? firstMembers(start) : await firstCells(start, path);
  if (names === null || !names.some((name) => eventColumns.has(normalizeHeader(name)))) return false;
  const first = { line: 1, fieldCount: names.length, field: (index: number) => names[index] ?? '' };
  const opened = openExport(first, path, isJson ? 'json' : 'csv');
  return !opened.ok || opened.opened.readAs === 'generic';
}

async function firstCells(start: Uint8Array, path: string): Promise<readonly string[] | null> {
  let cells: readonly string[] | null = null;
  const head = { path, chunks: oneChunk(start), problem: () => undefined };
  await readSource(head, {}, (record) => {
    if (isBlank(record)) return undefined;
    cells = Array.from({ length: record.fieldCount }, (_, index) => record.field(index));
    return 'stop';
  });
  return cells;
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function firstMembers(start: Uint8Array): readonly string[] | null {
  const bytes = Buffer.from(start);
  const head = inspectHead(bytes);
  if (head.kind !== 'text') return null;
  let names: readonly string[] | null = null;
  const splitter = new JsonSplitter(rowContainers, ({ text }) => {
    names = namesOf(text);
    return 'stop';
  });
  splitter.push(new ChunkDecoder(head.encoding).decode(bytes.subarray(head.bomBytes)));
  return names;
}

function namesOf(text: string): readonly string[] | null {
  try {
    return [...(flattenObject(JSON.parse(text))?.keys() ?? [])];
  } catch {
    return null;
  }
}
