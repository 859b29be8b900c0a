import type { ByteSource } from '../byte-source.ts';
import { recogniseEventFile } from '../events/recognise-event-file.ts';
import type { Problem } from '../finding.ts';
import { readJsonRows } from '../json/read-json-rows.ts';
import { isBlank } from '../list/is-blank.ts';
import { peekChunks } from '../list/peek-chunks.ts';
import type { CsvRecord } from '../list/record.ts';
import { sampleTable, type TableSample } from '../list/sample-table.ts';
import type { PieceThreads } from '../packed/piece-queue.ts';
import { readPacked } from '../packed/read-packed.ts';
import type { PackedPiece, ReadRow } from '../packed/row-packer.ts';
import type { RowPacking } from '../packed/row-packing.ts';
import type { ExportRecord } from './export-record.ts';
import { rowContainers } from './formats/known-formats.ts';
import type { RowReading } from './formats/suppression-format.ts';
import { JsonTable } from './json-table.ts';
import { looksLikeJson } from './looks-like-json.ts';
import { looksLikeMarkup } from './looks-like-markup.ts';
import type { ExportOpened } from './open-export.ts';
import { openSampled } from './open-sampled.ts';
import type { SuppressionRow } from './parse-suppression-row.ts';
import type { PlainStatements } from './plain-statements.ts';
import type { SaidOfStatement } from './statement-packer.ts';
import { TableCells } from './table-cells.ts';

/** What was read of an export, once all of it is. */
export interface ExportRead {
  /** How it was read; undefined when it has not even a first record. */
  readonly opened: ExportOpened | undefined;
  readonly rows: number;
  /** Rows that are not UTF-8, and the line of the first. */
  readonly windows1252: { readonly rows: number; readonly line: number };
  readonly unreadDates: UnreadDates;
}

/** Rows with a date that is not known, how many of them for its order of day and month, and the line of the first. */
export interface UnreadDates {
  readonly rows: number;
  readonly ambiguous: number;
  readonly line: number;
}

/** What is told of each row of an export. */
export interface OnExport {
  readonly opened?: (opened: ExportOpened) => void;
  /** The header of a CSV file. */
  readonly header?: (record: CsvRecord) => void;
  /** The record is valid only during the call; `csv` is null for rows of JSON. A problem ends the reading. */
  readonly row: (reading: RowReading, record: ExportRecord, csv: CsvRecord | null) => Problem | undefined;
  /** What takes rows of a CSV file by their bytes, once the file is opened; null leaves them to `row`. */
  readonly plain?: () => PlainStatements | null;
  /** Where pieces of a CSV file are packed; absent, here. */
  readonly threads?: PieceThreads | undefined;
}

/** So many first bytes show whether it is JSON, and whether it holds events instead. */
const peekedBytes = 16_384;
const noRecord: ExportRecord = { line: 0, fieldCount: 0, field: () => '' };

/** Reads any suppression file, CSV or JSON, row by row: what each row says, whoever exported it. */
export async function readExport(source: ByteSource, on: OnExport): Promise<ExportRead | Problem> {
  const { start, chunks } = await peekChunks(source.chunks, peekedBytes);
  const peeked: ByteSource = { ...source, chunks };
  const other =
    (await recogniseEventFile(start)) !== null ? 'events' : looksLikeMarkup(start) ? 'markup' : null;
  if (other !== null) {
    return { code: 'suppression-not-understood', file: source.path, args: { reason: other } };
  }
  if (looksLikeJson(start)) return readJson(peeked, new ExportReading(source.path, on));
  const sampled = await sampleTable(peeked);
  return readCsv(sampled.source, new ExportReading(source.path, on, sampled.sample));
}

async function readCsv(source: ByteSource, reading: ExportReading): Promise<ExportRead | Problem> {
  const read = await readPacked(source, {
    onRecord: (record) => reading.takeCsv(record),
    open: () => reading.openPacking(),
    threads: reading.threads,
  });
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
  const problem = await readJsonRows(source, rowContainers, (row) => table.take(row));
  if (problem === null) table.end();
  return reading.problem ?? problem ?? reading.finish({ rows: 0, line: 1 });
}

class ExportReading {
  problem: Problem | undefined;
  readonly #path: string;
  readonly #on: OnExport;
  readonly #sample: TableSample | undefined;
  readonly #cells: TableCells | undefined;
  readonly #dates = { rows: 0, ambiguous: 0, line: 1 };
  #opened: ExportOpened | undefined;
  #rows = 0;

  /** `sample` is what the first rows of a CSV file tell. */
  constructor(path: string, on: OnExport, sample?: TableSample) {
    this.#path = path;
    this.#on = on;
    this.#sample = sample;
    if (sample?.days.isNeeded === true) this.#cells = new TableCells(sample.days);
  }

  begin(first: ExportRecord, media: 'csv' | 'json'): undefined | 'stop' {
    const begun = openSampled(first, { path: this.#path, media, sample: this.#sample });
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
    // because what the order of their dates is, bytes do not tell
    if (this.#cells !== undefined) return this.take(this.#cells.show(record), record.line, record);
    if (this.#on.plain?.()?.take(record) !== true) return this.take(record, record.line, record);
    this.#rows += 1;
    return undefined;
  }

  get threads(): PieceThreads | undefined {
    return this.#on.threads;
  }

  /** How its rows are packed, as `readPacked` asks for it. */
  openPacking(): RowPacking<SaidOfStatement> | null | undefined {
    if (this.#opened === undefined) return undefined;
    const packing = this.#cells === undefined ? (this.#on.plain?.()?.packing ?? null) : null;
    if (packing === null) return null;
    const take = (piece: PackedPiece<SaidOfStatement>, readRow: ReadRow) => {
      let read = 0;
      const answer = packing.take(piece, (at) => {
        read += 1;
        return readRow(at);
      });
      this.#rows += piece.rows.count - read;
      return answer;
    };
    return { ...packing, take };
  }

  take(record: ExportRecord | null, line: number, csv: CsvRecord | null = null): undefined | 'stop' {
    this.#rows += 1;
    const said = record === null ? 'unreadable' : (this.#opened?.read(record) ?? 'unreadable');
    if (typeof said !== 'string') this.#noteDates(said, line);
    const problem = this.#on.row(said, record ?? { ...noRecord, line }, csv);
    return problem === undefined ? undefined : this.#stop(problem);
  }

  #noteDates(said: SuppressionRow | readonly SuppressionRow[], line: number): void {
    const unread = 'target' in said ? said.unreadDate : said.find((row) => row.unreadDate)?.unreadDate;
    if (unread === undefined) return;
    if (this.#dates.rows === 0) this.#dates.line = line;
    this.#dates.rows += 1;
    if (unread === 'ambiguous') this.#dates.ambiguous += 1;
  }

  #isHeader(): boolean {
    return this.#opened?.header === true;
  }

  #stop(problem: Problem): 'stop' {
    this.problem = problem;
    return 'stop';
  }

  finish(windows1252: ExportRead['windows1252']): ExportRead {
    return { opened: this.#opened, rows: this.#rows, windows1252, unreadDates: this.#dates };
  }
}

// because what only later rows of a file without a header tell, such as a scope, would be lost
function saysMore(record: CsvRecord, { width, read }: ExportOpened): boolean {
  for (let index = width; index < record.fieldCount; index += 1) {
    if (record.field(index).trim() !== '') return typeof read(record) !== 'string';
  }
  return false;
}
