import { type DayNumber, parseDay } from '../list/parse-day.ts';
import { suffixListDate } from './data/suffix-list-date.ts';

/** Six months: as long as it took new top-level names of the 2012 round to come into use after they were delegated. */
const reliableDays = 183;

/** Whether the list of top-level names is so old on a day that a name it has not may exist by now. */
export function isSuffixListOld(asOfDay: DayNumber): boolean {
  const listed = parseDay(suffixListDate);
  return listed === null || asOfDay - listed > reliableDays;
}
