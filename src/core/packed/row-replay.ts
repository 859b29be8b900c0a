import type { OnRecord } from '../list/record.ts';
import { RecordSplitter } from '../list/split-records.ts';
import type { PieceForm } from './piece-packer.ts';

/** Hands packed rows over as the records that they were. */
export class RowReplay {
  readonly #splitter: RecordSplitter;

  constructor({ delimiter, limits }: PieceForm, onRecord: OnRecord) {
    this.#splitter = new RecordSplitter(delimiter, limits, 1, onRecord);
  }

  /** Hands over the record of these bytes, which starts on this line. */
  read(record: Uint8Array, line: number): undefined | 'stop' {
    this.#splitter.read(record, line);
    return this.#splitter.isDone ? 'stop' : undefined;
  }
}
