import { type DayNumber, parseDay } from '../../list/parse-day.ts';

/** The day that a file's name states (`results-2026-11-20.csv`, `kickbox_20261120.csv`); null where it states none. */
export function dayOfName(path: string): DayNumber | null {
  const name = path.slice(path.lastIndexOf('/') + 1).slice(0, 300);
  const match = /(?:^|\D)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?:\D|$)/.exec(name);
  return match === null ? null : parseDay(`${match[1]}-${match[2]}-${match[3]}`);
}
