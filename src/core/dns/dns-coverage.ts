import type { DayNumber } from '../list/parse-day.ts';
import type { DnsTold } from './dns-told.ts';

/** How many recipients of a list DNS answers are known for, and how old these are. */
export class DnsCoverage {
  /** Recipients at domains that could be asked about. */
  recipients = 0;
  known = 0;
  /** Recipients at domains whose answer is too old to count. */
  stale = 0;
  oldestDay: DayNumber | null = null;

  take(told: DnsTold | 'unknown'): void {
    this.recipients += 1;
    if (told === 'unknown') return;
    if (told.stale) this.stale += 1;
    else {
      this.known += 1;
      if (this.oldestDay === null || told.day < this.oldestDay) this.oldestDay = told.day;
    }
  }
}
