import { cleanAddress } from '../address/clean-address.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import type { MappedColumns } from '../list/mapped-columns.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import { recipientKey } from '../recipient-key.ts';
import { parseHash } from '../suppression/parse-hash.ts';

/** What hashes a list: the cell that stands for a match key, and where the bytes go between two chunks. */
export interface ListHashing {
  readonly mapped: MappedColumns;
  readonly cellOf: (key: string) => string;
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** How many rows got hashes, and how many had them already. */
export interface ListHashed {
  readonly ok: true;
  readonly rows: number;
  readonly hashedBefore: number;
}

/** Rows without an address that are named one by one. */
const listedLines = 10;

/**
 * Copies a list (as UTF-8) with the hash of its match key in place of each address; every other byte of a row stays. A row
 * without a valid address is a problem and what was written is not to be used, because nobody could find it later.
 */
export async function hashList(
  list: ByteSource,
  hashing: ListHashing,
): Promise<ListHashed | { readonly ok: false; readonly problem: Problem }> {
  const copy = new HashedCopy(list.path, hashing);
  const chunks = flushed(list.chunks, () => copy.flush());
  const read = await readSource({ ...list, chunks }, {}, (record) => copy.take(record));
  const problem = copy.problem ?? (read.ok ? undefined : read.problem);
  if (problem !== undefined) return { ok: false, problem };
  await copy.flush();
  return copy.finish();
}

async function* flushed(
  chunks: AsyncIterable<Uint8Array>,
  flush: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    await flush();
  }
}

class HashedCopy {
  problem: Problem | undefined;
  readonly #path: string;
  readonly #hashing: ListHashing;
  #email = -1;
  #rows = 0;
  #hashedBefore = 0;
  #unreadable = 0;
  readonly #lines: number[] = [];
  #waiting: Uint8Array[] = [];

  constructor(path: string, hashing: ListHashing) {
    this.#path = path;
    this.#hashing = hashing;
  }

  take(record: CsvRecord): undefined | 'stop' {
    if (isBlank(record)) return undefined;
    if (this.#email < 0) {
      const { mapped } = this.#hashing;
      const found = findColumns<ListField>(record, this.#path, { names: listHeaders, mapped });
      if (!found.ok) {
        this.problem = found.problem;
        return 'stop';
      }
      this.#email = found.columns.at.get('email') ?? 0;
      if (found.columns.header) {
        this.#waiting.push(new Uint8Array(record.rawBytes()));
        return undefined;
      }
    }
    this.#takeRow(record);
    return undefined;
  }

  #takeRow(record: CsvRecord): void {
    const address = cleanAddress(record.field(this.#email));
    const { parsed, key } = recipientKey(address);
    if (parsed.valid && record.isPlain(this.#email)) {
      this.#rows += 1;
      this.#push(record, this.#hashing.cellOf(key));
    } else if (parseHash(address) !== null) {
      this.#hashedBefore += 1;
      this.#waiting.push(new Uint8Array(record.rawBytes()));
    } else {
      this.#unreadable += 1;
      if (this.#lines.length < listedLines) this.#lines.push(record.line);
    }
  }

  #push(record: CsvRecord, cell: string): void {
    const raw = record.rawBytes();
    const from = record.buffer.byteOffset - raw.byteOffset;
    const start = from + record.fieldStart(this.#email);
    const end = from + record.fieldEnd(this.#email);
    this.#waiting.push(
      new Uint8Array(raw.subarray(0, start)),
      Buffer.from(cell),
      new Uint8Array(raw.subarray(end)),
    );
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    if (bytes.length > 0) await this.#hashing.write(bytes);
  }

  finish(): ListHashed | { readonly ok: false; readonly problem: Problem } {
    const rows = this.#rows;
    if (this.#unreadable > 0) {
      const lines = this.#lines.join(', ');
      const args = { unreadable: this.#unreadable, lines, more: this.#unreadable - this.#lines.length };
      const [line = 1] = this.#lines;
      return { ok: false, problem: { code: 'list-not-hashable', file: this.#path, line, args } };
    }
    if (rows + this.#hashedBefore > 0) return { ok: true, rows, hashedBefore: this.#hashedBefore };
    return { ok: false, problem: { code: 'list-header-only', file: this.#path, args: { rows: 0 } } };
  }
}
