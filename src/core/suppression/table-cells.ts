import type { DayMonthColumns } from '../list/day-month-columns.ts';
import type { CsvRecord } from '../list/record.ts';
import type { ExportRecord } from './export-record.ts';

/** The rows of a table with their dates in the order that its columns have; one object for all rows. */
export class TableCells implements ExportRecord {
  readonly #days: DayMonthColumns;
  #record: CsvRecord | undefined;

  constructor(days: DayMonthColumns) {
    this.#days = days;
  }

  show(record: CsvRecord): this {
    this.#record = record;
    return this;
  }

  get line(): number {
    return this.#record?.line ?? 0;
  }

  get fieldCount(): number {
    return this.#record?.fieldCount ?? 0;
  }

  field(index: number): string {
    return this.#record === undefined ? '' : this.#days.cell(this.#record, index);
  }
}
