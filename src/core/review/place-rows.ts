import type { ByteSource } from '../byte-source.ts';
import { readSource } from '../list/read-source.ts';
import type { DeletedRow } from './find-deleted-rows.ts';
import type { InsertedRows } from './patch-file.ts';

/**
 * Finds where deleted rows belong in the head version of their file: behind the nearest row that was before them and
 * is still there, else at the end. Null when the file cannot be read or has another header, since its columns may
 * mean something else.
 */
export async function placeRows(
  head: ByteSource,
  rows: readonly DeletedRow[],
): Promise<readonly InsertedRows[] | null> {
  const wanted = new Set(rows.flatMap(({ after }) => after.map(withoutEnd)));
  const lastLines = new Map<string, number>();
  const file = { first: null as string | null, end: 0 };
  const read = await readSource(head, {}, (record) => {
    const text = Buffer.from(record.rawBytes()).toString('latin1');
    const row = withoutEnd(text);
    file.first ??= row;
    file.end = record.line + row.split('\n').length - 1;
    if (wanted.has(row) && !lastLines.has(row)) lastLines.set(row, file.end);
    return undefined;
  });
  const headers = new Set(rows.map(({ header }) => header));
  const isSame = [...headers].every((header) => header === null || withoutEnd(header) === file.first);
  return read.ok && isSame ? inPlaces(rows, lastLines, file.end) : null;
}

function inPlaces(
  rows: readonly DeletedRow[],
  lastLines: ReadonlyMap<string, number>,
  end: number,
): InsertedRows[] {
  const places = new Map<number, string[]>();
  for (const row of [...rows].sort((a, b) => a.line - b.line)) {
    const anchor = row.after.map(withoutEnd).find((text) => lastLines.has(text));
    const after = (anchor === undefined ? undefined : lastLines.get(anchor)) ?? end;
    places.set(after, [...(places.get(after) ?? []), withoutEnd(row.text)]);
  }
  return [...places].map(([after, texts]) => ({ after, texts }));
}

/** A row's text without its line end. */
export function withoutEnd(text: string): string {
  return text.replace(/\r?\n$|\r$/, '');
}
