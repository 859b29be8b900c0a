import { LineSplitter } from '../split-lines.ts';
import { isFromLine } from './is-from-line.ts';

/** A mail as it lies in a file, cut to what is read of it. */
export interface MailBytes {
  readonly bytes: Buffer;
  /** Physical line (1-based) on which it starts. */
  readonly line: number;
}

/** What is read of a mail: reports come before the mail they are about, and that one may be long. */
const maxMailBytes = 1024 * 1024;
/** Parsing costs by the line, and much more by the part; real bounces have some hundred lines and less than ten parts. */
const maxMailLines = 10_000;
const maxDashedLines = 500;
const maxLineBytes = 64 * 1024;
const lineFeed = 10;
const dash = 45;

/**
 * Splits an mbox into mails: one begins at a `From ` line that stands first or behind an empty line. Anything else is one
 * mail as a whole. Memory is that of one mail, cut to a megabyte and ten thousand lines.
 */
export class MailSplitter {
  readonly #isMbox: boolean;
  readonly #onMail: (mail: MailBytes) => void;
  readonly #lines: LineSplitter;
  #mail = Buffer.alloc(64 * 1024);
  #size = 0;
  #count = 0;
  #dashed = 0;
  #firstLine = 1;
  #afterEmpty = true;

  constructor(kind: 'mbox' | 'mail', onMail: (mail: MailBytes) => void) {
    this.#isMbox = kind === 'mbox';
    this.#onMail = onMail;
    this.#lines = new LineSplitter(maxLineBytes, (line, number) => this.#takeLine(line, number));
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  /** Says that no bytes follow. */
  end(): void {
    this.#lines.end();
    this.#endMail();
  }

  #takeLine(line: Buffer, number: number): void {
    const start = line.toString('latin1', 0, 401);
    // because the first line of an mbox is one, however it writes the time
    const isFirst = number === 1 && start.startsWith('From ');
    const begins = this.#isMbox && this.#afterEmpty && (isFirst || isFromLine(start));
    this.#afterEmpty = line.length === 0;
    if (begins) {
      this.#endMail();
      this.#firstLine = number;
      return;
    }
    // because whole lines are kept, what a mail is does not hang on how its bytes came
    if (this.#isFull(line)) return;
    this.#makeRoom(this.#size + line.length + 1);
    line.copy(this.#mail, this.#size);
    this.#mail[this.#size + line.length] = lineFeed;
    this.#size += line.length + 1;
  }

  #isFull(line: Buffer): boolean {
    this.#count += 1;
    if (line[0] === dash && line[1] === dash) this.#dashed += 1;
    const tooMany = this.#count > maxMailLines || this.#dashed > maxDashedLines;
    return tooMany || this.#size + line.length >= maxMailBytes;
  }

  #makeRoom(size: number): void {
    if (size <= this.#mail.length) return;
    const grown = Buffer.alloc(Math.max(size, this.#mail.length * 2));
    this.#mail.copy(grown, 0, 0, this.#size);
    this.#mail = grown;
  }

  #endMail(): void {
    const bytes = Buffer.from(this.#mail.subarray(0, this.#size));
    this.#size = 0;
    this.#count = 0;
    this.#dashed = 0;
    if (bytes.some((byte) => byte > 32)) this.#onMail({ bytes, line: this.#firstLine });
  }
}
