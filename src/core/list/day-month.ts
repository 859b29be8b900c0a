/** Which part of `03/04/2026` is the day. */
export type DayMonthOrder = 'day-first' | 'month-first';

/** A date whose year comes last and whose other parts are numbers. */
export interface DayMonth {
  readonly separator: '/' | '-';
  readonly first: number;
  readonly second: number;
  readonly year: string;
}

const numeric = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?:[ ,T].{0,20})?$/;

/** Takes apart a date such as `03/04/2026` or `03-04-2026 10:00`; null for any other text. Dots have the day first. */
export function parseDayMonth(text: string): DayMonth | null {
  const match = text.length > 40 ? null : numeric.exec(text.trim());
  if (match === null) return null;
  const [, first, separator, second, year = ''] = match;
  return {
    separator: separator === '/' ? '/' : '-',
    first: Number(first),
    second: Number(second),
    year,
  };
}

/** The order that a date shows by itself, as one part is above 12; null where both orders, or none, make a date of it. */
export function orderOf({ first, second }: DayMonth): DayMonthOrder | null {
  if (first > 12 === second > 12) return null;
  return first > 12 ? 'day-first' : 'month-first';
}

/** Whether a date may mean two days, so that only the dates around it can tell; hyphens have the day first by custom. */
export function isAmbiguousDate(text: string): boolean {
  const date = parseDayMonth(text);
  return date !== null && date.separator === '/' && orderOf(date) === null && date.first !== date.second;
}
