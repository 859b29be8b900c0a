import type { ExportRecord } from '../export-record.ts';
import { undoFormulaMark } from '../formula-mark.ts';
import type { ExportOpened } from '../open-export.ts';
import { isPlainFormat } from '../plain-format.ts';
import { sourceSeparator } from './canonical-text.ts';

const longestSource = 100;
const unknown: readonly string[] = [];

/** Where a row came from: what its `source` cell says in a plain file, else the export that it stands in. */
export function sourcesOf(opened: ExportOpened | undefined, record: ExportRecord): readonly string[] {
  if (opened === undefined) return unknown;
  if (!isPlainFormat(opened.readAs)) return [opened.readAs];
  const column = opened.columns.indexOf('source');
  const cell = column < 0 ? '' : record.field(column).trim().replace(/\s+/g, ' ');
  if (cell === '') return unknown;
  return undoFormulaMark(cell)
    .split(sourceSeparator)
    .map((source) => source.slice(0, longestSource).trim())
    .filter((source) => source !== '');
}
