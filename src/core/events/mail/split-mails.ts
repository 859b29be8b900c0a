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
const maxLineBytes = 64 * 1024;
const lineEnd = Buffer.from('\n');

/**
 * Splits an mbox into mails: one begins at a `From ` line that stands first or behind an empty line. Anything else is one
 * mail as a whole. Memory is that of one mail, cut to a megabyte.
 */
export class MailSplitter {
  readonly #isMbox: boolean;
  readonly #onMail: (mail: MailBytes) => void;
  readonly #lines: LineSplitter;
  #parts: Buffer[] = [];
  #size = 0;
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
    if (this.#size + line.length >= maxMailBytes) return;
    this.#parts.push(Buffer.from(line), lineEnd);
    this.#size += line.length + 1;
  }

  #endMail(): void {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    if (bytes.some((byte) => byte > 32)) this.#onMail({ bytes, line: this.#firstLine });
  }
}
