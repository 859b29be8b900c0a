import type { SuppressionField } from '../list/column-names.ts';
import type { Columns } from '../list/find-columns.ts';
import { type DayNumber, parseDay } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import { normalizeScope } from './normalize-scope.ts';
import { parseTarget, type SuppressionTarget } from './parse-target.ts';
import { readStatus, type StatusReading } from './read-status.ts';
import {
  type HardBounceDetail,
  parseHardBounceDetail,
  parseSuppressionReason,
  type SuppressionReason,
} from './suppression-reason.ts';

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
  readonly count: number;
}

/** Reads one record of a suppression file by its columns; null when its address cell says nobody. */
export function parseSuppressionRow(
  record: Pick<CsvRecord, 'field'>,
  columns: Columns<SuppressionField>,
  reasonOfFile: SuppressionReason | null,
): SuppressionRow | null {
  const cell = (field: SuppressionField): string => {
    const index = columns.at.get(field);
    return index === undefined ? '' : record.field(index).trim();
  };
  const scope = cell('scope').toLowerCase();
  const target = parseTarget(cell('email'), scope);
  if (target === null) return null;
  return {
    target,
    ...parseReason(cell('reason'), cell('status'), reasonOfFile),
    scope: normalizeScope(scope),
    createdDay: parseDay(cell('created-at')),
    expiresDay: parseDay(cell('expires-at')),
    count: parseCount(cell('count')),
  };
}

type Reason = Pick<SuppressionRow, 'reason' | 'detail' | 'unknownReason'>;

function parseReason(reasonCell: string, statusCell: string, reasonOfFile: SuppressionReason | null): Reason {
  const status = readStatus(statusCell) ?? readStatus(reasonCell);
  const named = parseSuppressionReason(reasonCell) ?? parseSuppressionReason(statusCell);
  // because "bounce" alone leaves open which kind, and the code beside it says so
  if (status?.kind === 'soft' && named === 'hard-bounce' && /^bounce[ds]?$/i.test(reasonCell))
    return { reason: 'soft-bounce', detail: 'unspecified' };
  if (named !== null) {
    const word = named === 'hard-bounce' ? reasonCell || statusCell : '';
    return { reason: named, detail: detailOf(status, word) };
  }
  if (status !== null)
    return { reason: status.kind === 'hard' ? 'hard-bounce' : 'soft-bounce', detail: detailOf(status, '') };
  const fallback: Reason = { reason: reasonOfFile ?? 'manual', detail: 'unspecified' };
  if (reasonCell !== '') return { ...fallback, unknownReason: 'reason' };
  return statusCell !== '' ? { ...fallback, unknownReason: 'status' } : fallback;
}

function detailOf(status: StatusReading | null, word: string): HardBounceDetail {
  if (status === null) return word === '' ? 'unspecified' : parseHardBounceDetail(word);
  return status.kind === 'hard' ? status.detail : 'unspecified';
}

function parseCount(cell: string): number {
  return /^\d{1,6}$/.test(cell) ? Math.min(Math.max(Number(cell), 1), 1000) : 1;
}
