import type { SuppressionField } from '../list/column-names.ts';
import type { Columns } from '../list/find-columns.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import type { MailHistory } from './history/mail-history.ts';
import { normalizeScope } from './normalize-scope.ts';
import { parseReason } from './parse-reason.ts';
import { parseTarget, type SuppressionTarget } from './parse-target.ts';
import { readDates, type UnreadDate } from './read-dates.ts';
import type { HardBounceDetail, SuppressionReason } from './suppression-reason.ts';

/** One row of a suppression file as understood. */
export interface SuppressionRow {
  readonly target: SuppressionTarget;
  readonly reason: SuppressionReason;
  /** The field whose word was not known, so that `reason` is a fallback. */
  readonly unknownReason?: SuppressionField;
  readonly detail: HardBounceDetail;
  /** `global`, or what it is about alone; where a service numbers or names them, with its kind before: `group:14`. */
  readonly scope: string;
  readonly createdDay: DayNumber | null;
  readonly expiresDay: DayNumber | null;
  /** Set where a date is not known, which is then as if it were not there. */
  readonly unreadDate?: UnreadDate;
  readonly count: number;
  /** What happened to its mail, where the canonical file tells it. */
  readonly history?: MailHistory;
}

/**
 * Reads one record of a suppression file by its columns; null when its address cell says nobody, `left-out` when its reply
 * says that the address was not the reason.
 */
export function parseSuppressionRow(
  record: Pick<CsvRecord, 'field'>,
  columns: Columns<SuppressionField>,
  reasonOfFile: SuppressionReason | null,
): SuppressionRow | 'left-out' | null {
  const cell = (field: SuppressionField): string => {
    const index = columns.at.get(field);
    return index === undefined ? '' : record.field(index).trim();
  };
  const scope = cell('scope').toLowerCase();
  const target = parseTarget(cell('email'), scope);
  if (target === null) return null;
  const said = parseReason(cell('reason'), cell('status'), reasonOfFile);
  if (said === 'left-out') return said;
  return {
    target,
    ...said,
    scope: normalizeScope(scope),
    ...readDates(cell('created-at'), cell('expires-at')),
    count: parseCount(cell('count')),
  };
}

/** Reads the number of soft bounces that a row stands for, 1 to 1000; 1 where there is no number. */
export function parseCount(cell: string): number {
  return /^\d{1,6}$/.test(cell) ? Math.min(Math.max(Number(cell), 1), 1000) : 1;
}
