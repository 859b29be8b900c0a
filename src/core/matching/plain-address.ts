import { judgeAsciiAddress } from '../address/judge-ascii-address.ts';
import type { CsvRecord } from '../list/record.ts';
import type { KeyHasher } from './key-hasher.ts';

/** The address of a record where its bytes are a plain ASCII one: where it stands, and the hash of its match key. */
export class PlainAddress {
  start = 0;
  /** Of its `@`. */
  at = 0;
  end = 0;
  readonly hasher: KeyHasher;

  constructor(hasher: KeyHasher) {
    this.hasher = hasher;
  }

  /** Looks at a field; false where only its text can be judged. Otherwise `hasher.words` is the hash of its match key. */
  read(record: CsvRecord, column: number): boolean {
    if (!record.isPlain(column)) return false;
    const { buffer } = record;
    this.start = record.fieldStart(column);
    this.end = record.fieldEnd(column);
    this.at = judgeAsciiAddress(buffer, this.start, this.end);
    if (this.at < 0) return false;
    this.hasher.hashBytes(buffer, this.start, this.end);
    return true;
  }
}
