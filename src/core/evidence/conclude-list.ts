import type { Problem } from '../finding.ts';
import { FindingLog } from '../finding-log.ts';
import type { ReadSummary } from '../list/read-summary.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { ListPart } from './list-part.ts';
import { wholeFindings } from './whole-findings.ts';

/** A list counted: how many of what, in which cells of evidence, and the findings. */
export interface ListTally {
  readonly rows: number;
  readonly recipients: number;
  readonly invalid: number;
  readonly suppressed: number;
  readonly suppressedByReason: Readonly<Record<SuppressionReason, number>>;
  /** Recipients whose newest proof of life is an implied delivery. */
  readonly implied: number;
  /** The tally of evidence: each cell once, by its key. */
  readonly cells: ListPart['cells'];
  readonly findings: FindingLog;
  readonly file: ReadSummary;
}

export type ListTallied =
  | { readonly ok: true; readonly list: ListTally }
  | { readonly ok: false; readonly problem: Problem };

/** What follows from all that was counted of the list at `path`: findings about it as a whole, or that nobody is on it. */
export function concludeList(part: ListPart, path: string): ListTallied {
  const { rows, recipients, invalid, suppressedByReason, implied, cells, file } = part;
  const findings = new FindingLog();
  findings.addKept(part.findings);
  if (recipients === 0)
    return { ok: false, problem: { code: 'list-header-only', file: path, args: { rows: 0 } } };
  if (recipients === invalid) {
    const args = { rows, reserved: findings.count('reserved-domain') };
    return { ok: false, problem: { code: 'list-no-recipients', file: path, args } };
  }
  findings.addAll(wholeFindings(part, path));
  const suppressed = Object.values(suppressedByReason).reduce((sum, count) => sum + count, 0);
  const counts = { rows, recipients, invalid, suppressed, suppressedByReason, implied };
  return { ok: true, list: { ...counts, cells, findings, file } };
}
