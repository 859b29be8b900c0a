import { isAmbiguousDate } from '../list/day-month.ts';
import { type DayNumber, parseDay } from '../list/parse-day.ts';

/** Why a date is not known: it may mean two days, or is no date that is understood. */
export type UnreadDate = 'ambiguous' | 'unreadable';

/** When a row was stated and how long it holds. */
export interface RowDates {
  readonly createdDay: DayNumber | null;
  readonly expiresDay: DayNumber | null;
  readonly unreadDate?: UnreadDate;
}

/** Reads the dates of a row; one that is not known is none, so that the row holds for ever and counts as old. */
export function readDates(created: string, expires: string): RowDates {
  const days = { createdDay: parseDay(created), expiresDay: parseDay(expires) };
  const createdFault = days.createdDay === null ? faultOf(created) : null;
  const expiresFault = days.expiresDay === null ? faultOf(expires) : null;
  if (createdFault === null && expiresFault === null) return days;
  const isAmbiguous = createdFault === 'ambiguous' || expiresFault === 'ambiguous';
  return { ...days, unreadDate: isAmbiguous ? 'ambiguous' : 'unreadable' };
}

/** Null for what stands for no date: nothing, `null`, `N/A`, `0000-00-00 00:00:00`. */
function faultOf(text: string): UnreadDate | null {
  if (!/[1-9]/.test(text)) return null;
  return isAmbiguousDate(text) ? 'ambiguous' : 'unreadable';
}
