import type { Problem } from '../finding.ts';
import type { Delimiter } from './delimiter.ts';
import type { CsvRecord, OnRecord } from './record.ts';
import type { RecordLimits } from './record-failure.ts';
import { RecordScanner } from './record-scanner.ts';
import { RecordView } from './record-view.ts';
import { terminatorLength } from './terminator-length.ts';

const nothing = new Uint8Array(0);

/**
 * Splits UTF-8 (or ASCII-compatible) bytes into records and fields as csv-parse does with `relax_quotes`, and keeps its
 * place between pushes: no byte is looked at twice, whatever the sizes of the pieces.
 */
export class RecordSplitter {
  /** Records handed over. */
  records = 0;
  /** True once `onRecord` said 'stop' or a failure was found: further bytes are ignored. */
  isDone = false;
  /** Called before the bytes of the records that were handed over move, for those who come back to them. */
  beforeMove: (() => void) | undefined;

  private readonly view: RecordView;
  private readonly scanner: RecordScanner;
  private readonly onRecord: OnRecord;

  constructor(delimiter: Delimiter, limits: RecordLimits, firstLine: number, onRecord: OnRecord) {
    this.view = new RecordView(delimiter, limits.columns);
    this.scanner = new RecordScanner(this.view, { delimiter, limits, firstLine });
    this.onRecord = onRecord;
  }

  /** Why splitting ended early; the file's name is not known here. */
  get failure(): Problem | undefined {
    return this.scanner.failure;
  }

  /** The physical lines that ended so far, counting one that ends with the file. */
  get lines(): number {
    return this.scanner.line - 1;
  }

  /** The number of complete fields of the record that is being read, and their texts. */
  get unfinished(): CsvRecord {
    const { carry, recordStart, position, fieldCount } = this.scanner;
    this.view.fieldCount = fieldCount;
    this.view.show(carry.bytes, recordStart, position, false);
    return this.view;
  }

  /** Takes the next bytes (copied, so the caller may reuse them) and hands over every record they complete. */
  push(piece: Uint8Array): void {
    if (this.isDone) return;
    const { scanner } = this;
    scanner.carry.append(piece);
    while (!this.isDone && scanner.findRecordEnd()) this.finishRecord();
    if (scanner.failure !== undefined) this.isDone = true;
    this.beforeMove?.();
    scanner.keepUnfinished();
  }

  /** Hands over one whole record, which need not have a line terminator, as standing on this line. */
  read(record: Uint8Array, line: number): void {
    this.scanner.line = line;
    this.end(record);
    this.scanner.isFinal = false;
  }

  /** True where a record would begin. */
  get isBetweenRecords(): boolean {
    return this.scanner.carry.length === 0;
  }

  /** Gives the bytes of an unfinished record back, as if they had never been pushed. */
  giveBack(): Uint8Array {
    const { carry } = this.scanner;
    // because `slice` of a Buffer shows the same bytes
    const bytes = new Uint8Array(carry.bytes.subarray(0, carry.length));
    carry.length = 0;
    this.scanner.beginRecord(0);
    return bytes;
  }

  /** Counts records that were read elsewhere; there must be no unfinished one. */
  passOver(records: number, lines: number): void {
    this.records += records;
    this.scanner.line += lines;
  }

  /** Ends the input, with its last bytes: hands over a last record without line terminator, or fails on an open quote. */
  end(last: Uint8Array = nothing): void {
    if (this.isDone) return;
    this.scanner.isFinal = true;
    this.push(last);
  }

  private finishRecord(): void {
    const { scanner } = this;
    const { line, recordStart, position: contentEnd, carry } = scanner;
    const next = contentEnd + terminatorLength(carry.bytes, contentEnd, carry.length);
    scanner.line += 1 + scanner.linesInQuotes;
    if (contentEnd > recordStart) this.handOver(line, next);
    scanner.beginRecord(next);
  }

  private handOver(line: number, end: number): void {
    const { carry, recordStart, fieldCount, seen } = this.scanner;
    this.records += 1;
    this.view.line = line;
    this.view.fieldCount = fieldCount + 1;
    this.view.show(carry.bytes, recordStart, end, seen < 0x80);
    if (this.onRecord(this.view) === 'stop') this.isDone = true;
  }
}
