import { type DayMonthOrder, orderOf, parseDayMonth } from './day-month.ts';
import type { CsvRecord } from './record.ts';

/** As much of a record as its cells. */
type Cells = Pick<CsvRecord, 'fieldCount' | 'field'>;

/** Which order the dates of a column have: one, `mixed` where they contradict each other, `unsettled` where none tells. */
type ColumnOrder = DayMonthOrder | 'mixed' | 'unsettled';

/**
 * The order of day and month in each column of a table, told by those of its dates that have only one. A column without
 * such a date has the order of the others, as one program wrote them all.
 */
export class DayMonthColumns {
  readonly #columns = new Map<number, ColumnOrder>();

  /** True when a column was seen with dates whose order matters. */
  get isNeeded(): boolean {
    return this.#columns.size > 0;
  }

  /** True while more rows could tell what is not told yet. */
  get isUnsettled(): boolean {
    return [...this.#columns.keys()].some((index) => this.orderOf(index) === null);
  }

  look(record: Cells): void {
    for (let index = 0; index < record.fieldCount; index += 1) {
      const date = parseDayMonth(record.field(index));
      if (date === null) continue;
      const known = this.#columns.get(index) ?? 'unsettled';
      const shown = orderOf(date) ?? 'unsettled';
      this.#columns.set(index, join(known, shown));
    }
  }

  /** The order in a column; null where nothing tells it, or dates of both orders stand in it. */
  orderOf(index: number): DayMonthOrder | null {
    const own = this.#columns.get(index) ?? 'unsettled';
    const order = own === 'unsettled' ? [...this.#columns.values()].reduce(join, own) : own;
    return order === 'mixed' || order === 'unsettled' ? null : order;
  }

  /** A cell as `parseDay` reads it: a date whose order is known as `YYYY-MM-DD`, anything else as it is. */
  cell(record: Cells, index: number): string {
    const text = record.field(index);
    const date = parseDayMonth(text);
    if (date === null) return text;
    const order = orderOf(date) ?? this.orderOf(index);
    if (order === null) return text;
    const [day, month] = order === 'day-first' ? [date.first, date.second] : [date.second, date.first];
    return `${date.year}-${twoDigits(month)}-${twoDigits(day)}`;
  }
}

function join(a: ColumnOrder, b: ColumnOrder): ColumnOrder {
  if (a === 'unsettled' || a === b) return b;
  return b === 'unsettled' ? a : 'mixed';
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
