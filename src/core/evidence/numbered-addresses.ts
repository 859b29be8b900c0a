import type { CsvRecord } from '../list/record.ts';
import type { DomainKind } from './cause.ts';
import { isNextName } from './is-next-name.ts';

/** Judgement: nobody's colleagues or children are so many that count up at one domain. */
const fewest = 10;
const atSign = 0x40;
/** More than any address has. */
const longest = 2048;

/** Rows whose addresses count up, and the line of the first of them. */
export interface NumberedRows {
  readonly rows: number;
  readonly line: number;
}

/** The same at domains of companies, and at providers of private mailboxes. */
export interface NumberedKept {
  readonly business: NumberedRows;
  readonly consumer: NumberedRows;
}

const nothing: NumberedRows = { rows: 0, line: 0 };

/**
 * Finds addresses that follow each other in the list and count up at one domain: `user1`, `user2`, `user3`, or `aaa`,
 * `aab`, `aac`. It looks at every row with an address, whoever else counts it, and remembers the one before and nothing
 * else; a row that repeats it is passed over.
 */
export class NumberedAddresses {
  readonly #kindOf: (domain: string) => DomainKind;
  /** The address of the row before, in lower case, from its domain on behind `#at`. */
  readonly #before = Buffer.alloc(longest);
  #at = 0;
  #end = 0;
  #run = nothing;
  #business = nothing;
  #consumer = nothing;

  /** `kindOf` is asked for domains that have enough of them. */
  constructor(kindOf: (domain: string) => DomainKind) {
    this.#kindOf = kindOf;
  }

  /** Looks at the address of a row, its match key. */
  takeKey(key: string, line: number): void {
    const bytes = Buffer.from(key.slice(0, longest / 4));
    this.take(bytes, [0, bytes.length], line);
  }

  /** The same for a field that is a plain ASCII address in any case. */
  takeField(record: CsvRecord, column: number): void {
    this.take(record.buffer, [record.fieldStart(column), record.fieldEnd(column)], record.line);
  }

  /** The same for such an address at these places of the bytes. */
  take(bytes: Uint8Array, [start, end]: readonly [start: number, end: number], line: number): void {
    const at = end - (this.#end - this.#at);
    if (this.#end === 0 || at <= start || !this.#isBefore(bytes, at, this.#at)) {
      this.#close();
      this.#keep(bytes, start, end);
      this.#run = { rows: 1, line };
      return;
    }
    if (at - start === this.#at && this.#isBefore(bytes, start, 0)) return;
    const follows = this.#mayFollow(bytes[start] ?? 0, at - start) && this.#follows(bytes, start, at);
    if (!follows) this.#close();
    this.#run = follows ? { ...this.#run, rows: this.#run.rows + 1 } : { rows: 1, line };
    this.#keep(bytes, start, end);
  }

  /** Passes over a row at another domain than the rows before and behind it: none of them follows another. */
  pass(): void {
    this.#close();
    this.#end = 0;
  }

  /** Whether the bytes from `from` on are those of the address before from `place` on, as many as it has. */
  #isBefore(bytes: Uint8Array, from: number, place: number): boolean {
    const length = (place === 0 ? this.#at : this.#end) - place;
    for (let index = length - 1; index >= 0; index -= 1)
      if (lowerCase(bytes[from + index] ?? 0) !== this.#before[place + index]) return false;
    return true;
  }

  // because most neighbours differ long before their ends, the cheap question comes first
  #mayFollow(first: number, length: number): boolean {
    return (length === 1 && this.#at === 1) || lowerCase(first) === this.#before[0];
  }

  #follows(bytes: Uint8Array, start: number, at: number): boolean {
    const after = Buffer.from(bytes.subarray(start, at)).toString('latin1').toLowerCase();
    return isNextName(this.#before.toString('latin1', 0, this.#at), after);
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    const length = Math.min(end - start, longest);
    this.#at = length;
    for (let index = 0; index < length; index += 1) {
      const byte = lowerCase(bytes[start + index] ?? 0);
      this.#before[index] = byte;
      if (byte === atSign) this.#at = index;
    }
    this.#end = length;
  }

  #close(): void {
    if (this.#run.rows < fewest) return;
    const kind = this.#kindOf(this.#before.toString('utf8', this.#at + 1, this.#end));
    if (kind === 'consumer') this.#consumer = joined(this.#consumer, this.#run);
    // because a reserved domain, which is of no kind, is a test
    else if (kind === 'business') this.#business = joined(this.#business, this.#run);
    this.#run = nothing;
  }

  /** What was found once the list is at its end. */
  kept(): NumberedKept {
    this.#close();
    return { business: this.#business, consumer: this.#consumer };
  }
}

function joined(before: NumberedRows, run: NumberedRows): NumberedRows {
  return before.rows === 0 ? run : { ...before, rows: before.rows + run.rows };
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
