import type { Problem } from '../finding.ts';
import { CarryBuffer } from './carry-buffer.ts';
import type { Delimiter } from './delimiter.ts';
import { failureOf, type RecordFailure, type RecordLimits } from './record-failure.ts';
import type { RecordView } from './record-view.ts';
import { carriageReturn, lineFeed, quote, stopsPlain, stopsQuoted, stopTable } from './stop-table.ts';

const needsMore = -1;

/** What is scanned: what parts fields, how large records may be, and the line (1-based) on which the first begins. */
interface ScanOptions {
  readonly delimiter: Delimiter;
  readonly limits: RecordLimits;
  readonly firstLine: number;
}

/** Finds where records and their fields end in bytes that are pushed, and keeps its place between pushes. */
export class RecordScanner {
  /** Why scanning ended early; the file's name is not known here. */
  failure: Problem | undefined;
  /** True once no more bytes come. */
  isFinal = false;
  /** Its sentinel ends both kinds of runs, so that the hot loops need not compare with the length. */
  readonly carry = new CarryBuffer(lineFeed);
  /** The physical line (1-based) on which the record starts, and the line ends in its quotes so far. */
  line: number;
  linesInQuotes = 0;
  recordStart = 0;
  /** Where scanning goes on; where the record's content ends, once its end was found. */
  position = 0;
  /** Fields that ended before the one that is being read. */
  fieldCount = 0;
  /** All bytes of the record so far, or-ed together: below 0x80 means ASCII. */
  seen = 0;

  private readonly view: RecordView;
  private readonly limits: RecordLimits;
  private readonly delimiterByte: number;
  private readonly stops: Uint8Array;
  private fieldStart = 0;
  private isInQuotes = false;
  /** 0: the field has no quotes to undo, 1: it is in clean quotes, 2: its quotes are to be undone (`parseQuotedField`). */
  private quoting = 0;
  private quoteLine = 0;

  /** Writes the places of fields to `view`. */
  constructor(view: RecordView, { delimiter, limits, firstLine }: ScanOptions) {
    this.view = view;
    this.limits = limits;
    this.line = firstLine;
    this.delimiterByte = delimiter.charCodeAt(0);
    this.stops = stopTable(delimiter);
  }

  /** Scans on to the end of the record; false when bytes are missing or it failed. */
  findRecordEnd(): boolean {
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
    if (position - this.recordStart > this.limits.recordBytes) return this.fail('csv-record-too-long');
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
    if (position - this.recordStart > this.limits.recordBytes) return this.fail('csv-record-too-long');
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

  /** Goes on with the record that starts here. */
  beginRecord(start: number): void {
    this.recordStart = start;
    this.fieldStart = start;
    this.position = start;
    this.fieldCount = 0;
    this.isInQuotes = false;
    this.quoting = 0;
    this.seen = 0;
    this.linesInQuotes = 0;
  }

  /** Forgets the bytes before the record that is being read; they move. */
  keepUnfinished(): void {
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
    const { line, isInQuotes, quoteLine, linesInQuotes, limits } = this;
    this.failure = failureOf(code, { line, isInQuotes, quoteLine, linesInQuotes }, limits);
    return needsMore;
  }
}
