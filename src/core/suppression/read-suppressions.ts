import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { FindingLog } from '../finding-log.ts';
import { type SuppressionField, suppressionHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import type { DayNumber } from '../list/parse-day.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import { recipientKey } from '../recipient-key.ts';
import { parseSuppressionRow, type SuppressionRow } from './parse-suppression-row.ts';
import { reasonOfFileName } from './suppression-reason.ts';
import { SuppressionTable } from './suppression-table.ts';

/** What decides which suppression entries are in force. */
export interface SuppressionRules {
  readonly asOfDay: DayNumber;
  /** Scopes whose entries count for this campaign, in any case; `global`, which an empty scope means, always does. */
  readonly scopes: readonly string[];
}

/** One suppression file as it was understood. */
export interface SuppressionFile {
  readonly path: string;
  /** Rows that state a suppression, in force or not. */
  readonly entries: number;
  readonly newestDay: DayNumber | null;
}

export interface SuppressionsRead {
  readonly table: SuppressionTable;
  readonly otherScopes: SuppressionTable;
  readonly files: readonly SuppressionFile[];
  readonly findings: FindingLog;
  readonly problems: readonly Problem[];
}

/** The largest share of rows without a readable address that a suppression file may have; above it nothing is judged. */
const maxUnreadableShare = 0.05;

interface Reading {
  readonly asOfDay: DayNumber;
  readonly scopes: ReadonlySet<string>;
  readonly table: SuppressionTable;
  readonly otherScopes: SuppressionTable;
  readonly findings: FindingLog;
}

/**
 * Reads suppression files into one table. Entries that expired or belong to another scope do not count and are
 * reported. Fails closed: a file that is empty or largely unreadable is a problem.
 */
export async function readSuppressions(
  sources: readonly ByteSource[],
  rules: SuppressionRules,
): Promise<SuppressionsRead> {
  const reading: Reading = {
    asOfDay: rules.asOfDay,
    scopes: new Set(['global', ...rules.scopes.map((scope) => scope.trim().toLowerCase())]),
    table: new SuppressionTable(),
    otherScopes: new SuppressionTable(),
    findings: new FindingLog(),
  };
  const files: SuppressionFile[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const read = await readFile(source, reading);
    if ('code' in read) problems.push(read);
    else files.push(read);
  }
  const { table, otherScopes, findings } = reading;
  return { table, otherScopes, files, findings, problems };
}

interface FileState {
  columns: Columns<SuppressionField> | undefined;
  problem: Problem | undefined;
  rows: number;
  entries: number;
  firstUnreadableLine: number;
  newestDay: DayNumber | null;
}

async function readFile(source: ByteSource, reading: Reading): Promise<SuppressionFile | Problem> {
  const state: FileState = {
    columns: undefined,
    problem: undefined,
    rows: 0,
    entries: 0,
    firstUnreadableLine: 0,
    newestDay: null,
  };
  const path = source.path;
  const reasonOfFile = reasonOfFileName(path);
  const read = await readSource(source, {}, (record) => {
    if (isBlank(record)) return undefined;
    if (state.columns === undefined) {
      const found = findColumns<SuppressionField>(record, path, { names: suppressionHeaders, mapped: {} });
      if (!found.ok) {
        state.problem = found.problem;
        return 'stop';
      }
      state.columns = found.columns;
      if (!found.columns.at.has('reason') && !found.columns.at.has('status')) {
        reading.findings.add({
          code: 'suppression-unknown-reason',
          severity: 'notice',
          file: path,
          args: { reason: reasonOfFile ?? 'manual', column: 'none' },
        });
      }
      if (found.columns.header) return undefined;
    }
    takeRow(record, state, reading, { path, reasonOfFile });
    return undefined;
  });
  if (state.problem !== undefined) return state.problem;
  if (!read.ok)
    return read.problem.code === 'file-empty'
      ? { code: 'suppression-empty', file: path, args: {} }
      : read.problem;
  if (read.windows1252.records > 0) {
    reading.findings.add({
      code: 'windows-1252',
      severity: 'notice',
      file: path,
      line: read.windows1252.firstLines[0] ?? 1,
      args: { rows: read.windows1252.records },
    });
  }
  return judgeFile(path, state);
}

function judgeFile(path: string, state: FileState): SuppressionFile | Problem {
  const { rows, entries, newestDay } = state;
  if (rows === 0) return { code: 'suppression-empty', file: path, args: {} };
  if (rows - entries > rows * maxUnreadableShare) {
    return {
      code: 'suppression-unparseable',
      file: path,
      line: state.firstUnreadableLine,
      args: { unreadable: rows - entries, rows },
    };
  }
  return { path, entries, newestDay };
}

interface FileFacts {
  readonly path: string;
  readonly reasonOfFile: SuppressionRow['reason'] | null;
}

function takeRow(record: CsvRecord, state: FileState, reading: Reading, file: FileFacts): void {
  const { columns } = state;
  if (columns === undefined) return;
  state.rows += 1;
  const row = parseSuppressionRow(record, columns, file.reasonOfFile);
  if (row === null) {
    if (state.firstUnreadableLine === 0) state.firstUnreadableLine = record.line;
    note(reading, 'suppression-unreadable-row', 'warning', file.path, record.line);
    return;
  }
  state.entries += 1;
  state.newestDay = newer(state.newestDay, row.createdDay, reading.asOfDay);
  if (row.unknownReason !== undefined) {
    reading.findings.add({
      code: 'suppression-unknown-reason',
      severity: 'notice',
      file: file.path,
      line: record.line,
      args: { reason: row.reason, column: row.unknownReason },
    });
  }
  if (isExpired(row, record.line, reading, file.path)) return;
  const table = reading.scopes.has(row.scope) ? reading.table : reading.otherScopes;
  if (row.target.kind === 'domain') table.addDomain(row.target.domain, row);
  else table.addAddress(recipientKey(row.target.address).key, row);
}

// because one date in the future would make an old export look fresh for ever; zones may already show tomorrow
function newer(newest: DayNumber | null, day: DayNumber | null, asOfDay: DayNumber): DayNumber | null {
  return day === null || day > asOfDay + 1 || day < (newest ?? day) ? newest : day;
}

// because a complaint is final, an expiry date on it is not honoured; other entries hold through their last day
function isExpired(row: SuppressionRow, line: number, reading: Reading, path: string): boolean {
  if (row.expiresDay === null || row.expiresDay >= reading.asOfDay) return false;
  const ignored = row.reason === 'complaint';
  note(reading, ignored ? 'suppression-expiry-ignored' : 'suppression-expired', 'notice', path, line);
  return !ignored;
}

function note(
  reading: Reading,
  code: 'suppression-unreadable-row' | 'suppression-expired' | 'suppression-expiry-ignored',
  severity: 'warning' | 'notice',
  file: string,
  line: number,
): void {
  reading.findings.add({ code, severity, file, line, args: {} });
}
