import { cleanAddress } from '../address/clean-address.ts';
import type { SuppressionField } from '../list/column-names.ts';
import type { Columns } from '../list/find-columns.ts';
import { type DayNumber, parseDay } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import { recipientKey } from '../recipient-key.ts';
import { readStatus, type StatusReading } from './read-status.ts';
import {
  type HardBounceDetail,
  parseSuppressionReason,
  type SuppressionReason,
} from './suppression-reason.ts';

/** One row of a suppression file as understood. */
export interface SuppressionRow {
  readonly target:
    | { readonly kind: 'address'; readonly address: string }
    | { readonly kind: 'domain'; readonly domain: string };
  readonly reason: SuppressionReason;
  /** The field whose word was not known, so that `reason` is a fallback. */
  readonly unknownReason?: SuppressionField;
  readonly detail: HardBounceDetail;
  readonly scope: string;
  readonly createdDay: DayNumber | null;
  readonly expiresDay: DayNumber | null;
  readonly count: number;
}

/** Reads one record of a suppression file; null when its address cell holds neither an address nor a domain entry. */
export function parseSuppressionRow(
  record: CsvRecord,
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
    scope: scope === '' || scope === '*' || scope === 'domain' ? 'global' : scope,
    createdDay: parseDay(cell('created-at')),
    expiresDay: parseDay(cell('expires-at')),
    count: parseCount(cell('count')),
  };
}

function parseTarget(cell: string, scope: string): SuppressionRow['target'] | null {
  const text = cleanAddress(cell);
  const domain = text.startsWith('*@') ? text.slice(2) : text.startsWith('@') ? text.slice(1) : null;
  if (domain !== null || (scope === 'domain' && !text.includes('@'))) {
    const name = domain ?? text;
    if (!name.includes('.') || name.includes('@')) return null;
    return { kind: 'domain', domain: recipientKey(`a@${name}`).domain };
  }
  const at = text.lastIndexOf('@');
  const isOne = at > 0 && at < text.length - 1 && !holdsMore(text);
  return isOne ? { kind: 'address', address: text } : null;
}

// because a cell with two addresses, taken for one, would suppress neither
function holdsMore(text: string): boolean {
  return text.indexOf('@') !== text.lastIndexOf('@') && /[\s,;<>]/.test(text);
}

type Reason = Pick<SuppressionRow, 'reason' | 'detail' | 'unknownReason'>;

function parseReason(reasonCell: string, statusCell: string, reasonOfFile: SuppressionReason | null): Reason {
  const status = readStatus(statusCell) ?? readStatus(reasonCell);
  const named = parseSuppressionReason(reasonCell) ?? parseSuppressionReason(statusCell);
  // because "bounce" alone leaves open which kind, and the code beside it says so
  if (status?.kind === 'soft' && named === 'hard-bounce' && /^bounce[ds]?$/i.test(reasonCell))
    return { reason: 'soft-bounce', detail: 'unspecified' };
  if (named !== null) return { reason: named, detail: detailOf(status) };
  if (status !== null)
    return { reason: status.kind === 'hard' ? 'hard-bounce' : 'soft-bounce', detail: detailOf(status) };
  const fallback: Reason = { reason: reasonOfFile ?? 'manual', detail: 'unspecified' };
  if (reasonCell !== '') return { ...fallback, unknownReason: 'reason' };
  return statusCell !== '' ? { ...fallback, unknownReason: 'status' } : fallback;
}

function detailOf(status: StatusReading | null): HardBounceDetail {
  return status?.kind === 'hard' ? status.detail : 'unspecified';
}

function parseCount(cell: string): number {
  return /^\d{1,6}$/.test(cell) ? Math.min(Math.max(Number(cell), 1), 1000) : 1;
}
