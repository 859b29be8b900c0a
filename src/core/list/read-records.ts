import type { Problem } from '../finding.ts';
import { ChunkDecoder } from './decode-chunks.ts';
import type { Delimiter } from './delimiter.ts';
import { FirstNewline, type Newline } from './first-newline.ts';
import { type Encoding, type Head, inspectHead, looksLikeUtf16 } from './inspect-head.ts';
import type { CsvRecord, OnRecord } from './record.ts';
import { readSeparatorLine, sniffDelimiter } from './sniff-delimiter.ts';
import { type RecordLimits, RecordSplitter } from './split-records.ts';

/** How to read a file: without a delimiter it is sniffed on the first record. */
export interface ReadOptions {
  readonly delimiter?: Delimiter;
  readonly limits?: Partial<RecordLimits>;
}

/** What reading told about a file besides its records. */
export interface ReadSummary {
  readonly ok: true;
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly delimiter: Delimiter;
  /** The first line terminator of the file, `\n` when it has none. */
  readonly newline: Newline;
  /** True when a first line such as `sep=;` was there; it counts as a line but is no record. */
  readonly separatorLine: boolean;
  /** Records with a field that is not valid UTF-8, and the lines of the first 10 of them. */
  readonly windows1252: { readonly records: number; readonly firstLines: readonly number[] };
  readonly records: number;
  readonly lines: number;
  /** Bytes read, before any transcoding. */
  readonly bytes: number;
}

/** A file that was read, or why it could not be; records handed over before a problem are not to be used. */
export type ReadResult = ReadSummary | { readonly ok: false; readonly problem: Problem };

/** Far above any real list, so that memory stays bounded whatever a file holds (docs/lists.md, "Limits"). */
const defaultLimits: RecordLimits = { recordBytes: 1024 * 1024, columns: 2000 };
/** Encoding and delimiter are decided on so many first bytes, never on fewer unless the file ends. */
const headBytes = 64 * 1024;
const pieceBytes = 64 * 1024;
const listedLines = 10;

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
  private windows1252Records = 0;
  private readonly windows1252Lines: number[] = [];
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
    this.splitter = new RecordSplitter(this.delimiter, limits, firstLine, (record) => this.handOver(record));
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
    if (record.isWindows1252) {
      this.windows1252Records += 1;
      if (this.windows1252Lines.length < listedLines) this.windows1252Lines.push(record.line);
    }
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
      windows1252: { records: this.windows1252Records, firstLines: this.windows1252Lines },
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
