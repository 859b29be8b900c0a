import type { ByteSource } from '../byte-source.ts';
import { recogniseEventFile } from '../events/recognise-event-file.ts';
import type { Problem } from '../finding.ts';
import { readJsonRows } from '../json/read-json-rows.ts';
import { isBlank } from '../list/is-blank.ts';
import { peekChunks } from '../list/peek-chunks.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import type { ExportRecord } from './export-record.ts';
import { rowContainers } from './formats/known-formats.ts';
import type { RowReading } from './formats/suppression-format.ts';
import { JsonTable } from './json-table.ts';
import { looksLikeJson } from './looks-like-json.ts';
import { looksLikeMarkup } from './looks-like-markup.ts';
import { type ExportOpened, openExport } from './open-export.ts';

/** What was read of an export, once all of it is. */
export interface ExportRead {
  /** How it was read; undefined when it has not even a first record. */
  readonly opened: ExportOpened | undefined;
  readonly rows: number;
  /** Rows that are not UTF-8, and the line of the first. */
  readonly windows1252: { readonly rows: number; readonly line: number };
}

/** What is told of each row of an export. */
export interface OnExport {
  readonly opened?: (opened: ExportOpened) => void;
  /** The header of a CSV file. */
  readonly header?: (record: CsvRecord) => void;
  /** The record is valid only during the call; `csv` is null for rows of JSON. A problem ends the reading. */
  readonly row: (reading: RowReading, record: ExportRecord, csv: CsvRecord | null) => Problem | undefined;
  /** Takes a row of a CSV file by its bytes; false leaves it to `row`. */
  readonly plain?: (record: CsvRecord) => boolean;
}

/** So many first bytes show whether it is JSON, and whether it holds events instead. */
const peekedBytes = 16_384;
const noRecord: ExportRecord = { line: 0, fieldCount: 0, field: () => '' };

/** Reads any suppression file, CSV or JSON, row by row: what each row says, whoever exported it. */
export async function readExport(source: ByteSource, on: OnExport): Promise<ExportRead | Problem> {
  const { start, chunks } = await peekChunks(source.chunks, peekedBytes);
  const peeked: ByteSource = { path: source.path, chunks, problem: source.problem };
  const other = recogniseEventFile(start) !== null ? 'events' : looksLikeMarkup(start) ? 'markup' : null;
  if (other !== null) {
    return { code: 'suppression-not-understood', file: source.path, args: { reason: other } };
  }
  const reading = new ExportReading(source.path, on);
  return looksLikeJson(start) ? readJson(peeked, reading) : readCsv(peeked, reading);
}

async function readCsv(source: ByteSource, reading: ExportReading): Promise<ExportRead | Problem> {
  const read = await readSource(source, {}, (record) => reading.takeCsv(record));
  if (reading.problem !== undefined) return reading.problem;
  if (!read.ok) return read.problem;
  const { records, firstLines } = read.windows1252;
  return reading.finish({ rows: records, line: firstLines[0] ?? 1 });
}

async function readJson(source: ByteSource, reading: ExportReading): Promise<ExportRead | Problem> {
  const table = new JsonTable({
    header: (record) => reading.begin(record, 'json'),
    row: (record, line) => reading.take(record, line),
  });
  const problem = await readJsonRows(source, { containers: rowContainers }, (row) => table.take(row));
  if (problem === null) table.end();
  return reading.problem ?? problem ?? reading.finish({ rows: 0, line: 1 });
}

class ExportReading {
  problem: Problem | undefined;
  readonly #path: string;
  readonly #on: OnExport;
  #opened: ExportOpened | undefined;
  #rows = 0;

  constructor(path: string, on: OnExport) {
    this.#path = path;
    this.#on = on;
  }

  begin(first: ExportRecord, media: 'csv' | 'json'): undefined | 'stop' {
    const begun = openExport(first, this.#path, media);
    if (!begun.ok) return this.#stop(begun.problem);
    this.#opened = begun.opened;
    this.#on.opened?.(begun.opened);
    return undefined;
  }

  takeCsv(record: CsvRecord): undefined | 'stop' {
    if (isBlank(record)) return undefined;
    if (this.#opened === undefined) {
      if (this.begin(record, 'csv') === 'stop') return 'stop';
      if (this.#isHeader()) {
        this.#on.header?.(record);
        return undefined;
      }
    }
    if (this.#opened !== undefined && saysMore(record, this.#opened)) {
      const { line } = record;
      const args = { reason: 'wider-row' };
      return this.#stop({ code: 'suppression-not-understood', file: this.#path, line, args });
    }
    if (this.#on.plain?.(record) !== true) return this.take(record, record.line, record);
    this.#rows += 1;
    return undefined;
  }

  take(record: ExportRecord | null, line: number, csv: CsvRecord | null = null): undefined | 'stop' {
    this.#rows += 1;
    const said = record === null ? 'unreadable' : (this.#opened?.read(record) ?? 'unreadable');
    const problem = this.#on.row(said, record ?? { ...noRecord, line }, csv);
    return problem === undefined ? undefined : this.#stop(problem);
  }

  #isHeader(): boolean {
    return this.#opened?.header === true;
  }

  #stop(problem: Problem): 'stop' {
    this.problem = problem;
    return 'stop';
  }

  finish(windows1252: ExportRead['windows1252']): ExportRead {
    return { opened: this.#opened, rows: this.#rows, windows1252 };
  }
}

// because what only later rows of a file without a header tell, such as a scope, would be lost
function saysMore(record: CsvRecord, { width, read }: ExportOpened): boolean {
  for (let index = width; index < record.fieldCount; index += 1) {
    if (record.field(index).trim() !== '') return typeof read(record) !== 'string';
  }
  return false;
}
