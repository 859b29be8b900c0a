import { type DayNumber, dayOfInstant } from '../list/parse-day.ts';

// because a check of a send that is weeks away is repeated before it, with fresher files
const soonMs = 2 * 86_400_000;

/** The day on which the age of the suppressions matters: that of the send when it is within two days, else today. */
export function dayOfJudging(asOfMs: number, sendAtMs: number | null): DayNumber {
  const soon = sendAtMs !== null && sendAtMs > asOfMs && sendAtMs - asOfMs <= soonMs;
  return dayOfInstant(soon ? sendAtMs : asOfMs);
}
