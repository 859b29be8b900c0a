import type { DayNumber } from '../list/parse-day.ts';
import type { DnsTold } from './dns-told.ts';

/** How many recipients of a list DNS answers are known for, and how old these are. */
export interface DnsCovered {
  /** Recipients at domains that could be asked about. */
  readonly recipients: number;
  readonly known: number;
  /** Recipients at domains whose answer is too old to count. */
  readonly stale: number;
  readonly oldestDay: DayNumber | null;
}

/** Counts what DNS answers cover. */
export class DnsCoverage {
  #recipients = 0;
  #known = 0;
  #stale = 0;
  #oldestDay: DayNumber | null = null;

  take(told: DnsTold | 'unknown'): void {
    this.#recipients += 1;
    if (told === 'unknown') return;
    if (told.stale) this.#stale += 1;
    else {
      this.#known += 1;
      if (this.#oldestDay === null || told.day < this.#oldestDay) this.#oldestDay = told.day;
    }
  }

  kept(): DnsCovered {
    return {
      recipients: this.#recipients,
      known: this.#known,
      stale: this.#stale,
      oldestDay: this.#oldestDay,
    };
  }
}
