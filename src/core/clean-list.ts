import { unsealedPath } from './age/is-sealed-path.ts';
import { FixRows } from './clean-fix-rows.ts';
import type { CleanFix } from './decision/find-clean-fix.ts';
import type { JudgedEntry } from './evidence/judged-entry.ts';
import { ChunkDecoder } from './list/decode-chunks.ts';
import { inspectHead } from './list/inspect-head.ts';
import { readSeparatorLine } from './list/sniff-delimiter.ts';
import { noCells } from './projection/cell-table.ts';

/** A byte order mark and a `sep=` line are in so many first bytes. */
const headBytes = 32;
/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), with blanks that it may skip before it. */
const formulaStart = /^[\t\r\n]|^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** Where the cleaned list goes when nobody says: beside the list. */
export function cleanedPath(list: string): string {
  return withPart(list, 'cleaned');
}

/** Where the removed rows go when nobody says. They are never compressed, because people read them. */
export function removedPath(list: string): string {
  return withPart(list.replace(/\.gz(?=(?:\.age)?$)/i, ''), 'removed');
}

/** Where the list as it was is kept when the cleaned one takes its place. */
export function beforePath(list: string): string {
  return withPart(list, 'before');
}

/** Where the hashed list goes when nobody says: beside the list. */
export function hashedPath(list: string): string {
  return withPart(list, 'hashed');
}

function withPart(path: string, part: string): string {
  const plain = unsealedPath(path);
  const match = /^(.*?)((?:\.[A-Za-z0-9]{1,5})?(?:\.gz)?)$/s.exec(plain);
  const [, stem = plain, ending = ''] = match ?? [];
  return `${stem}.${part}${ending === '' ? '.csv' : ending}${path.slice(plain.length)}`;
}

/** How a list is cleaned. */
export interface CleaningOptions {
  /** True to keep spreadsheets from running removed addresses as formulas. */
  readonly excelSafe: boolean;
  /** Cells whose rows go as well, and how many of each. */
  readonly fixCells?: CleanFix['cells'];
}

/**
 * Splits a list into rows to keep, byte for byte in the list's own encoding, and rows to remove, as CSV of line, code
 * and address. It holds what the shell has not yet taken, so the memory it needs is that of one chunk.
 */
export class CleanedList {
  readonly counts = { kept: 0, removed: 0 };
  /** Removed rows by finding code, those of a fix by group. */
  readonly reasons = new Map<string, number>();
  readonly #excelSafe: boolean;
  readonly #fixRows: FixRows;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #encode: (utf8: Uint8Array) => Uint8Array = (utf8) => utf8;
  #kept: Uint8Array[] = [];
  #removed = 'line,code,email\n';

  constructor({ excelSafe, fixCells = noCells }: CleaningOptions) {
    this.#excelSafe = excelSafe;
    this.#fixRows = new FixRows(fixCells);
  }

  /** Passes the list's chunks on to the reader, and lets the shell take what was decided between them. */
  async *watch(chunks: AsyncIterable<Uint8Array>, flush: () => Promise<void>): AsyncGenerator<Uint8Array> {
    let head: Buffer | undefined = Buffer.alloc(0);
    for await (const chunk of chunks) {
      if (head !== undefined && head.length < headBytes) head = Buffer.concat([head, chunk]);
      if (head !== undefined && head.length >= headBytes) {
        this.#begin(head);
        head = undefined;
      }
      yield chunk;
      await flush();
    }
    if (head !== undefined) this.#begin(head);
  }

  onEntry(entry: JudgedEntry): void {
    const { record, header, emailColumn } = entry;
    const reason = header ? null : this.#reasonOf(entry);
    if (reason === null) {
      this.#kept.push(this.#encode(Uint8Array.from(record.rawBytes())));
      if (!header) this.counts.kept += 1;
      return;
    }
    this.counts.removed += 1;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    this.#removed += `${record.line},${reason},${this.#cell(record.field(emailColumn))}\n`;
  }

  takeCleaned(): Uint8Array {
    const bytes = Buffer.concat(this.#kept);
    this.#kept = [];
    return bytes;
  }

  takeRemoved(): Uint8Array {
    const bytes = Buffer.from(this.#removed);
    this.#removed = '';
    return bytes;
  }

  /** Why a row goes; null for one that stays. */
  #reasonOf(entry: JudgedEntry): string | null {
    const { removable, finding } = entry;
    return removable && finding !== null ? finding.code : this.#fixRows.take(entry);
  }

  /** Keeps the byte order mark and a `sep=` line, which are no records. */
  #begin(bytes: Buffer): void {
    const head = inspectHead(bytes);
    if (head.kind !== 'text') return;
    const { encoding } = head;
    this.#kept.push(Uint8Array.from(bytes.subarray(0, head.bomBytes)));
    if (encoding !== 'utf-8') this.#encode = (utf8) => utf16(this.#decoder.decode(utf8), encoding);
    const text = new ChunkDecoder(encoding).decode(bytes.subarray(head.bomBytes));
    const separator = readSeparatorLine(text);
    this.#kept.push(this.#encode(Uint8Array.from(text.subarray(0, separator?.bytes ?? 0))));
  }

  // because '=', '+', '-' and '@' are legal first characters of an address, it is only changed when that is asked for
  #cell(text: string): string {
    const safe = this.#excelSafe && formulaStart.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  }
}

function utf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
