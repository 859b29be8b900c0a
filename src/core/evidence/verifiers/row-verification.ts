import { CellCache } from '../../list/cell-cache.ts';
import type { CsvRecord } from '../../list/record.ts';
import { type VerificationResult, wordOf } from '../verification.ts';
import type { VerifierColumns } from './find-verifier-columns.ts';
import { knownVerifiers } from './known-verifiers.ts';
import type { VerifierCell, VerifierFormat } from './verifier-format.ts';

/** Reads what a verification service says in the columns of a list; each different cell is understood once. */
export class RowVerification {
  readonly #format: VerifierFormat;
  readonly #columns: ReadonlyMap<VerifierCell, number>;
  readonly #words = new Map<VerifierCell, CellCache<string>>();
  #record: CsvRecord | undefined;

  constructor({ format: id, at }: VerifierColumns) {
    const format = knownVerifiers.find((known) => known.id === id);
    if (format === undefined) throw new RangeError(`no verifier is called ${id}`);
    this.#format = format;
    this.#columns = at;
    for (const cell of at.keys()) this.#words.set(cell, new CellCache(wordOf));
  }

  /** The result of a row; `nothing` where the service left it out, `not-known` for a word that it does not have. */
  read(record: CsvRecord): VerificationResult | 'nothing' | 'not-known' {
    this.#record = record;
    const word = this.#cell('result');
    if (word === '' || this.#format.skipped?.includes(word)) return 'nothing';
    return this.#format.read(this.#cell) ?? 'not-known';
  }

  readonly #cell = (cell: VerifierCell): string => {
    const column = this.#columns.get(cell);
    if (column === undefined || this.#record === undefined) return '';
    return this.#words.get(cell)?.get(this.#record, column) ?? '';
  };
}
