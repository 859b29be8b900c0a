/**
 * One record of a CSV file as the reader hands it over; the object and its buffer are reused, so both are valid only
 * during the callback.
 */
export interface CsvRecord {
  /** Physical line (1-based) on which the record starts. */
  readonly line: number;
  readonly fieldCount: number;
  /** True when every byte of the record is ASCII, so that bytes and characters are the same. */
  readonly isAscii: boolean;
  /** True when some field was not valid UTF-8 and is decoded as Windows-1252. */
  readonly isWindows1252: boolean;
  /** The bytes that `fieldStart` and `fieldEnd` point into. */
  readonly buffer: Uint8Array;
  /** Where the record lies in `buffer`, with its line terminator. */
  readonly start: number;
  readonly end: number;
  /** The field's text without its quotes, not trimmed; '' for an index outside the record. */
  field(index: number): string;
  /** Where the field starts in `buffer`, after its opening quote if it is plain; equals `fieldEnd` outside the record. */
  fieldStart(index: number): number;
  /** Where the field ends in `buffer` (exclusive), before its closing quote if it is plain. */
  fieldEnd(index: number): number;
  /** True when the bytes from `fieldStart` to `fieldEnd` are the field's text; false when quotes in it must be undone. */
  isPlain(index: number): boolean;
  /** The record's bytes, transcoded from UTF-16 if need be, with its line terminator: a view, copy it to keep it. */
  rawBytes(): Uint8Array;
}

/** Receives each record; 'stop' ends the reading. */
export type OnRecord = (record: CsvRecord) => undefined | 'stop';
