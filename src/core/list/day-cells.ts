import { CellCache } from './cell-cache.ts';
import { type DayNumber, parseDay } from './parse-day.ts';
import type { CsvRecord } from './record.ts';

/** A cell without a date, and one whose date cannot be read. */
export const noDate = -1;
export const unreadableDate = -2;

const [firstYear, years, months, days] = [1990, 210, 13, 32];
const untold = 0;
const told = 3;
const hyphen = 0x2d;

/** Reads the cells of a column of dates as `parseDay` reads their trimmed texts, each different date once. */
export class DayCells {
  readonly #others = new CellCache(dayOf);
  /** By year, month and day what `dayOf` says of `YYYY-MM-DD`, plus 3; 0 where it was not asked yet. */
  readonly #dates = new Int32Array(years * months * days);

  /** The day in a field, `noDate` or `unreadableDate`. */
  get(record: CsvRecord, index: number): DayNumber {
    const start = record.fieldStart(index);
    if (record.fieldEnd(index) - start !== 10) return this.#others.get(record, index);
    const place = placeOf(record.buffer, start);
    if (place < 0) return this.#others.get(record, index);
    const known = this.#dates[place] ?? untold;
    if (known !== untold) return known - told;
    const day = dayOf(record.field(index));
    this.#dates[place] = day + told;
    return day;
  }
}

function dayOf(text: string): DayNumber {
  const cell = text.trim();
  return cell === '' ? noDate : (parseDay(cell) ?? unreadableDate);
}

/** The place of a date written `YYYY-MM-DD`; -1 for all that is not, or not of the years, months and days there are. */
function placeOf(bytes: Uint8Array, start: number): number {
  if (bytes[start + 4] !== hyphen || bytes[start + 7] !== hyphen) return -1;
  const century = twoDigits(bytes, start);
  const year = twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  if (century < 0 || year < 0 || month < 0 || day < 0) return -1;
  const since = century * 100 + year - firstYear;
  if (since < 0 || since >= years || month >= months || day >= days) return -1;
  return (since * months + month) * days + day;
}

/** The number of two digits, -1 where they are none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}
