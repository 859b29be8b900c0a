import type { Problem } from '../finding.ts';
import { ChunkDecoder } from './decode-chunks.ts';
import type { Delimiter } from './delimiter.ts';
import { FirstNewline } from './first-newline.ts';
import { type Encoding, type Head, inspectHead, looksLikeUtf16 } from './inspect-head.ts';
import type { ReadElsewhere } from './read-elsewhere.ts';
import type { ReadResult, ReadSummary } from './read-summary.ts';
import type { CsvRecord, OnRecord } from './record.ts';
import type { RecordLimits } from './record-failure.ts';
import { readSeparatorLine, sniffDelimiter } from './sniff-delimiter.ts';
import { RecordSplitter } from './split-records.ts';
import { Windows1252Rows } from './windows-1252-rows.ts';

/** How to read a file: without a delimiter it is sniffed on the first record. */
export interface ReadOptions {
  readonly delimiter?: Delimiter;
  readonly limits?: Partial<RecordLimits>;
  /** Called before the bytes of records that were handed over move. */
  readonly beforeMove?: () => undefined | 'stop';
}

/** Far above any real list, so that memory stays bounded whatever a file holds (docs/lists.md, "Limits"). */
const defaultLimits: RecordLimits = { recordBytes: 1024 * 1024, columns: 2000 };
/** Encoding and delimiter are decided on so many first bytes, never on fewer unless the file ends. */
const headBytes = 64 * 1024;
const pieceBytes = 64 * 1024;

/** Reads a file's records from its bytes, whatever the sizes of the chunks, and hands over each one as it is complete. */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  options: ReadOptions,
  onRecord: OnRecord,
): Promise<ReadResult> {
  const reader = new RecordReader(file, options, onRecord);
  for await (const chunk of chunks) {
    if (!reader.push(chunk)) break;
  }
  return reader.end();
}

/** Reads records from chunks that are pushed to it: the synchronous form of `readRecords`. */
export class RecordReader {
  private readonly file: string;
  private readonly options: ReadOptions;
  private readonly onRecord: OnRecord;

  private head: Buffer | undefined = Buffer.allocUnsafe(headBytes);
  private headLength = 0;
  private encoding: Encoding = 'utf-8';
  private bom = false;
  private decoder = new ChunkDecoder('utf-8');
  private separatorLine = false;
  private delimiter: Delimiter = ',';
  private splitter: RecordSplitter | undefined;
  private problem: Problem | undefined;

  private readonly newline = new FirstNewline();
  private isBlank = true;
  private isUtf16Suspect = false;
  private readonly windows1252 = new Windows1252Rows();
  private bytes = 0;

  constructor(file: string, options: ReadOptions, onRecord: OnRecord) {
    this.file = file;
    this.options = options;
    this.onRecord = onRecord;
  }

  /** Takes the next chunk (the caller may reuse it); false when no more are wanted. */
  push(chunk: Uint8Array): boolean {
    this.bytes += chunk.length;
    const rest = this.head === undefined ? chunk : this.fillHead(this.head, chunk);
    for (let at = 0; at < rest.length && !this.isDone(); at += pieceBytes) {
      this.take(rest.subarray(at, at + pieceBytes));
    }
    return !this.isDone();
  }

  /** False when no more bytes are wanted. */
  get isOpen(): boolean {
    return !this.isDone();
  }

  /** Whether the rest of the file can be read in pieces that end behind line feeds. */
  get hasLineFeeds(): boolean {
    const isOpen = this.splitter !== undefined && !this.isDone() && !this.isBlank;
    return isOpen && this.encoding === 'utf-8' && this.newline.isKnown && this.newline.value !== '\r';
  }

  /** True where a record would begin. */
  get isBetweenRecords(): boolean {
    return this.splitter?.isBetweenRecords === true;
  }

  /** Bytes that were taken so far. */
  get bytesRead(): number {
    return this.bytes;
  }

  /** About how many records a file of so many bytes has, if it goes on as it began; rather too few. */
  guessRecords(bytes: number): number {
    return Math.floor((0.9 * bytes * (this.splitter?.records ?? 0)) / Math.max(1, this.bytes));
  }

  /** The physical lines that ended so far. */
  get lines(): number {
    return this.splitter?.lines ?? 0;
  }

  /** How records are split, once the first of them was. */
  get form(): { readonly delimiter: Delimiter; readonly limits: RecordLimits } {
    return { delimiter: this.delimiter, limits: { ...defaultLimits, ...this.options.limits } };
  }

  /** Gives the bytes of an unfinished record back, as if they had never been pushed. */
  giveBack(): Uint8Array {
    const bytes = this.splitter?.giveBack() ?? new Uint8Array(0);
    this.bytes -= bytes.length;
    return bytes;
  }

  /** Counts a piece that was read elsewhere, from the start of a record to the end of one. */
  passOver(piece: ReadElsewhere): void {
    this.windows1252.add(piece.windows1252, this.lines);
    this.bytes += piece.bytes;
    this.splitter?.passOver(piece.records, piece.lines);
  }

  /** Ends the reading as a record can. */
  stop(): void {
    if (this.splitter !== undefined) this.splitter.isDone = true;
  }

  /** Ends the file and says what was read. */
  end(): ReadResult {
    if (this.head !== undefined) this.begin(this.head.subarray(0, this.headLength));
    if (!this.isDone()) this.endText();
    return this.problem === undefined ? this.summary() : { ok: false, problem: this.problem };
  }

  private endText(): void {
    this.decoder.end();
    if (this.decoder.isDamaged) this.fail({ code: 'file-utf16-damaged', args: {} });
    else this.splitter?.end();
    this.noteFailure();
    if (this.isBlank) this.fail({ code: 'file-empty', args: {} });
  }

  private isDone(): boolean {
    return this.problem !== undefined || this.splitter?.isDone === true;
  }

  /** Collects the head; returns what of the chunk lies behind it. */
  private fillHead(head: Buffer, chunk: Uint8Array): Uint8Array {
    const part = chunk.subarray(0, headBytes - this.headLength);
    head.set(part, this.headLength);
    this.headLength += part.length;
    if (this.headLength === headBytes) this.begin(head);
    return chunk.subarray(part.length);
  }

  private begin(bytes: Buffer): void {
    this.head = undefined;
    const head = inspectHead(bytes);
    if (head.kind === 'text') this.beginText(bytes, head);
    else this.fail(head);
  }

  private beginText(bytes: Buffer, head: Extract<Head, { kind: 'text' }>): void {
    this.encoding = head.encoding;
    this.bom = head.bomBytes > 0;
    this.isUtf16Suspect = looksLikeUtf16(bytes);
    this.decoder = new ChunkDecoder(head.encoding);
    const text = this.decoder.decode(bytes.subarray(head.bomBytes));
    this.newline.look(text);
    const separator = readSeparatorLine(text);
    const body = text.subarray(separator?.bytes ?? 0);
    this.separatorLine = separator !== undefined;
    this.delimiter = separator?.delimiter ?? this.options.delimiter ?? sniffDelimiter(body);
    const limits = { ...defaultLimits, ...this.options.limits };
    const firstLine = this.separatorLine ? 2 : 1;
    const splitter = new RecordSplitter(this.delimiter, limits, firstLine, (record) => this.handOver(record));
    const { beforeMove } = this.options;
    if (beforeMove !== undefined) {
      splitter.beforeMove = () => {
        if (beforeMove() === 'stop') splitter.isDone = true;
      };
    }
    this.splitter = splitter;
    this.split(this.splitter, body);
  }

  private take(piece: Uint8Array): void {
    if (this.splitter === undefined) return;
    const text = this.decoder.decode(piece);
    this.newline.look(text);
    this.split(this.splitter, text);
  }

  private split(splitter: RecordSplitter, text: Uint8Array): void {
    if (this.isBlank) this.isBlank = text.every(isWhiteSpace);
    splitter.push(text);
    this.noteFailure();
    if (this.decoder.isDamaged && !splitter.isDone) this.fail({ code: 'file-utf16-damaged', args: {} });
  }

  private handOver(record: CsvRecord): undefined | 'stop' {
    if (record.isWindows1252) this.windows1252.note(record.line);
    return this.onRecord(record);
  }

  private noteFailure(): void {
    const failure = this.splitter?.failure;
    if (failure === undefined) return;
    const isUtf16 = failure.code === 'file-nul-bytes' && this.isUtf16Suspect;
    this.fail(isUtf16 ? { ...failure, args: { utf16: 1 } } : failure);
  }

  /** Keeps the first problem. */
  private fail(problem: Problem): void {
    this.problem ??= { code: problem.code, file: this.file, ...lineOf(problem), args: problem.args };
  }

  private summary(): ReadSummary {
    return {
      ok: true,
      encoding: this.encoding,
      bom: this.bom,
      delimiter: this.delimiter,
      newline: this.newline.value,
      separatorLine: this.separatorLine,
      windows1252: this.windows1252.kept(),
      records: this.splitter?.records ?? 0,
      lines: this.splitter?.lines ?? 0,
      bytes: this.bytes,
    };
  }
}

function lineOf({ line }: Problem): { line?: number } {
  return line === undefined ? {} : { line };
}

function isWhiteSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
