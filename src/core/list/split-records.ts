import type { Problem } from '../finding.ts';
import { CarryBuffer } from './carry-buffer.ts';
import type { Delimiter } from './delimiter.ts';
import type { CsvRecord, OnRecord } from './record.ts';
import { failureOf, type RecordFailure, type RecordLimits } from './record-failure.ts';
import { RecordView } from './record-view.ts';
import { carriageReturn, lineFeed, quote, stopsPlain, stopsQuoted, stopTable } from './stop-table.ts';
import { terminatorLength } from './terminator-length.ts';

const needsMore = -1;
const nothing = new Uint8Array(0);

/**
 * Splits UTF-8 (or ASCII-compatible) bytes into records and fields as csv-parse does with `relax_quotes`, and keeps its
 * place between pushes: no byte is looked at twice, whatever the sizes of the pieces.
 */
export class RecordSplitter {
  /** Records handed over. */
  records = 0;
  /** Why splitting ended early; the file's name is not known here. */
  failure: Problem | undefined;
  /** True once `onRecord` said 'stop' or a failure was found: further bytes are ignored. */
  isDone = false;
  /** Called before the bytes of the records that were handed over move, for those who come back to them. */
  beforeMove: (() => void) | undefined;

  private readonly view: RecordView;
  private readonly limits: RecordLimits;
  private readonly onRecord: OnRecord;
  private readonly delimiterByte: number;
  private readonly stops: Uint8Array;

  /** Its sentinel ends both kinds of runs, so that the hot loops need not compare with the length. */
  private readonly carry = new CarryBuffer(lineFeed);
  private recordStart = 0;
  private fieldStart = 0;
  private position = 0;
  private isFinal = false;

  private fieldCount = 0;
  private isInQuotes = false;
  /** 0: the field has no quotes to undo, 1: it is in clean quotes, 2: csv-parse must read it. */
  private quoting = 0;
  private quoteLine = 0;
  /** All bytes of the record so far, or-ed together: below 0x80 means ASCII. */
  private seen = 0;
  private line: number;
  private linesInQuotes = 0;

  constructor(delimiter: Delimiter, limits: RecordLimits, firstLine: number, onRecord: OnRecord) {
    this.view = new RecordView(delimiter, limits.columns);
    this.limits = limits;
    this.line = firstLine;
    this.onRecord = onRecord;
    this.delimiterByte = delimiter.charCodeAt(0);
    this.stops = stopTable(delimiter);
  }

  /** The physical lines that ended so far, counting one that ends with the file. */
  get lines(): number {
    return this.line - 1;
  }

  /** The number of complete fields of the record that is being read, and their texts. */
  get unfinished(): CsvRecord {
    this.view.fieldCount = this.fieldCount;
    this.view.show(this.carry.bytes, this.recordStart, this.position, false);
    return this.view;
  }

  /** Takes the next bytes (copied, so the caller may reuse them) and hands over every record they complete. */
  push(piece: Uint8Array): void {
    if (this.isDone) return;
    this.carry.append(piece);
    while (!this.isDone && this.findRecordEnd()) this.finishRecord();
    this.beforeMove?.();
    this.keepUnfinished();
  }

  /** Hands over one whole record, which need not have a line terminator, as standing on this line. */
  read(record: Uint8Array, line: number): void {
    this.line = line;
    this.end(record);
    this.isFinal = false;
  }

  /** True where a record would begin. */
  get isBetweenRecords(): boolean {
    return this.carry.length === 0;
  }

  /** Gives the bytes of an unfinished record back, as if they had never been pushed. */
  giveBack(): Uint8Array {
    // because `slice` of a Buffer shows the same bytes
    const bytes = new Uint8Array(this.carry.bytes.subarray(0, this.carry.length));
    this.carry.length = 0;
    this.isInQuotes = false;
    this.beginRecord(0);
    return bytes;
  }

  /** Counts records that were read elsewhere; there must be no unfinished one. */
  passOver(records: number, lines: number): void {
    this.records += records;
    this.line += lines;
  }

  /** Ends the input, with its last bytes: hands over a last record without line terminator, or fails on an open quote. */
  end(last: Uint8Array = nothing): void {
    if (this.isDone) return;
    this.isFinal = true;
    this.push(last);
  }

  /** Scans on to the end of the record; false when bytes are missing or it failed. */
  private findRecordEnd(): boolean {
    const { stops, delimiterByte, recordStart } = this;
    const buffer = this.carry.bytes;
    const { starts, ends, special } = this.view;
    let position = this.isInQuotes ? this.skipQuoted(this.position) : this.position;
    let seen = 0;
    while (position !== needsMore) {
      if (position === this.fieldStart && buffer[position] === quote) {
        position = this.openQuote(position);
        if (position === needsMore) break;
      }
      let byte = buffer[position] ?? 0;
      while (((stops[byte] ?? 0) & stopsPlain) === 0) {
        seen |= byte;
        position += 1;
        byte = buffer[position] ?? 0;
      }
      const inset = this.quoting & 1;
      starts[this.fieldCount] = this.fieldStart - recordStart + inset;
      ends[this.fieldCount] = position - recordStart - inset;
      special[this.fieldCount] = this.quoting >> 1;
      if (byte !== delimiterByte) {
        this.seen |= seen;
        return this.isRecordEnd(position, byte);
      }
      position = this.nextField(position + 1);
    }
    this.seen |= seen;
    return false;
  }

  private nextField(position: number): number {
    this.fieldCount += 1;
    this.fieldStart = position;
    this.quoting = 0;
    if (this.fieldCount < this.limits.columns) return position;
    const isTooLong = position - 1 - this.recordStart > this.limits.recordBytes;
    return this.fail(isTooLong ? 'csv-record-too-long' : 'csv-too-many-columns');
  }

  private openQuote(position: number): number {
    if (position - this.recordStart > this.limits.recordBytes) return this.fail('csv-record-too-long');
    this.isInQuotes = true;
    this.quoting = 1;
    this.quoteLine = this.line + this.linesInQuotes;
    return this.skipQuoted(position + 1);
  }

  /** From inside quotes to the byte after the closing quote. */
  private skipQuoted(from: number): number {
    const { stops } = this;
    const buffer = this.carry.bytes;
    let position = from;
    let seen = 0;
    while (position !== needsMore && this.isInQuotes) {
      let byte = buffer[position] ?? 0;
      while (((stops[byte] ?? 0) & stopsQuoted) === 0) {
        seen |= byte;
        position += 1;
        byte = buffer[position] ?? 0;
      }
      position = byte === quote ? this.passQuote(position) : this.passLineBreak(position, byte);
    }
    this.seen |= seen;
    return position;
  }

  /** A quote inside quotes is half of a doubled one, or closes the field, or makes it literal from here on. */
  private passQuote(position: number): number {
    if (position - this.recordStart > this.limits.recordBytes) return this.fail('csv-unterminated-quote');
    if (position + 1 === this.carry.length && !this.isFinal) return this.suspend(position);
    const next = this.carry.bytes[position + 1] ?? 0;
    if (next === quote) {
      this.quoting = 2;
      return position + 2;
    }
    this.isInQuotes = false;
    if (((this.stops[next] ?? 0) & stopsPlain) === 0) this.quoting = 2;
    return position + 1;
  }

  private passLineBreak(position: number, byte: number): number {
    if (position - this.recordStart > this.limits.recordBytes) return this.fail('csv-unterminated-quote');
    if (position === this.carry.length)
      return this.isFinal ? this.fail('csv-unterminated-quote') : this.suspend(position);
    if (byte === 0) return this.fail('file-nul-bytes');
    const isCrLf = byte === lineFeed && this.carry.bytes[position - 1] === carriageReturn;
    if (!isCrLf) this.linesInQuotes += 1;
    return position + 1;
  }

  /** Judges the byte that ended the last field: true when it, or the end of the input, ends the record. */
  private isRecordEnd(position: number, byte: number): boolean {
    this.position = position;
    if (position - this.recordStart > this.limits.recordBytes) this.fail('csv-record-too-long');
    else if (position === this.carry.length) return this.isFinal && position > this.recordStart;
    else if (byte === 0) this.fail('file-nul-bytes');
    else return byte === lineFeed || position + 1 < this.carry.length || this.isFinal;
    return false;
  }

  private finishRecord(): void {
    const contentEnd = this.position;
    const next = contentEnd + terminatorLength(this.carry.bytes, contentEnd, this.carry.length);
    const line = this.line;
    this.line += 1 + this.linesInQuotes;
    if (contentEnd > this.recordStart) this.handOver(line, next);
    this.beginRecord(next);
  }

  private beginRecord(start: number): void {
    this.recordStart = start;
    this.fieldStart = start;
    this.position = start;
    this.fieldCount = 0;
    this.quoting = 0;
    this.seen = 0;
    this.linesInQuotes = 0;
  }

  private handOver(line: number, end: number): void {
    this.records += 1;
    this.view.line = line;
    this.view.fieldCount = this.fieldCount + 1;
    this.view.show(this.carry.bytes, this.recordStart, end, this.seen < 0x80);
    if (this.onRecord(this.view) === 'stop') this.isDone = true;
  }

  private keepUnfinished(): void {
    if (this.recordStart === 0) return;
    this.carry.drop(this.recordStart);
    this.position -= this.recordStart;
    this.fieldStart -= this.recordStart;
    this.recordStart = 0;
  }

  private suspend(position: number): number {
    this.position = position;
    return needsMore;
  }

  private fail(code: RecordFailure): number {
    const { line, quoteLine, linesInQuotes, limits } = this;
    this.failure = failureOf(code, { line, quoteLine, linesInQuotes }, limits);
    this.isDone = true;
    return needsMore;
  }
}
