import { decodeAscii, decodeText, decodeUtf8, isUtf8 } from './decode-text.ts';
import type { Delimiter } from './delimiter.ts';
import { parseQuotedField } from './parse-quoted-field.ts';
import type { CsvRecord } from './record.ts';

/**
 * Up to here V8 copies a substring (`SlicedString::kMinLength` is 13) instead of keeping its whole record alive, so
 * that cutting it from the record's text is safe, and several times faster than decoding it by itself.
 */
const shortField = 12;

/** The one reusable record of a splitter: field offsets are relative to `start`, where the record begins in `buffer`. */
export class RecordView implements CsvRecord {
  line = 1;
  fieldCount = 0;
  isAscii = true;
  isWindows1252 = false;
  buffer: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 for a field whose quotes are to be undone, else 0. */
  readonly special: Uint8Array;
  private readonly delimiter: Delimiter;
  /** The whole record's text, when a short ASCII field was asked for. */
  private text: string | undefined;

  constructor(delimiter: Delimiter, columns: number) {
    this.delimiter = delimiter;
    this.starts = new Int32Array(columns + 1);
    this.ends = new Int32Array(columns + 1);
    this.special = new Uint8Array(columns + 1);
  }

  /** Points the view at the record whose fields were just written to `starts`, `ends` and `special`. */
  show(buffer: Buffer, start: number, end: number, isAscii: boolean): void {
    this.buffer = buffer;
    this.start = start;
    this.end = end;
    this.text = undefined;
    this.isAscii = isAscii;
    this.isWindows1252 = !isAscii && !isUtf8(buffer, start, end);
  }

  field(index: number): string {
    if (!this.has(index)) return '';
    if (this.special[index] === 1) return this.specialField(index);
    const start = this.start + (this.starts[index] ?? 0);
    const end = this.start + (this.ends[index] ?? 0);
    if (this.isWindows1252) return decodeText(this.buffer, start, end);
    if (!this.isAscii) return decodeUtf8(this.buffer, start, end);
    if (end - start > shortField) return decodeAscii(this.buffer, start, end);
    this.text ??= decodeAscii(this.buffer, this.start, this.end);
    return this.text.substring(start - this.start, end - this.start);
  }

  fieldStart(index: number): number {
    return this.has(index) ? this.start + (this.starts[index] ?? 0) : this.start;
  }

  fieldEnd(index: number): number {
    return this.has(index) ? this.start + (this.ends[index] ?? 0) : this.start;
  }

  isPlain(index: number): boolean {
    return !this.has(index) || this.special[index] === 0;
  }

  rawBytes(): Uint8Array {
    return this.buffer.subarray(this.start, this.end);
  }

  private has(index: number): boolean {
    return index >= 0 && index < this.fieldCount;
  }

  private specialField(index: number): string {
    const written = this.buffer.subarray(this.fieldStart(index), this.fieldEnd(index));
    const bytes = parseQuotedField(written, this.delimiter);
    return decodeText(bytes, 0, bytes.length);
  }
}
