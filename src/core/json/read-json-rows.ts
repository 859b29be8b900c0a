import type { Problem } from '../finding.ts';
import { flattenObject } from './flatten-object.ts';
import { type JsonSource, readJsonValues } from './read-json-values.ts';

/** One row of a JSON file: members as text by path, or null for what is no object or cannot be parsed. */
export interface JsonRow {
  readonly members: ReadonlyMap<string, string> | null;
  readonly line: number;
  /** Name of the array it stands in; empty for a bare array and for NDJSON. */
  readonly container: string;
}

/** Reads the rows of a JSON file as `readJsonValues` reads its values, each with its members as text. */
export function readJsonRows(
  source: JsonSource,
  containers: ReadonlySet<string>,
  onRow: (row: JsonRow) => undefined | 'stop',
): Promise<Problem | null> {
  return readJsonValues(source, containers, ({ value, line, container }) =>
    onRow({ members: flattenObject(value), line, container }),
  );
}
