import { type RepeatPolicy, type RepeatRules, repeatRules } from '../bounce/repeat-rules.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { FindingLog } from '../finding-log.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import type { KeyHasher } from '../matching/key-hasher.ts';
import { statementInForce } from './history/statement-in-force.ts';
import { refuseHashWithout } from './keyed-hash.ts';
import { normalizeScope } from './normalize-scope.ts';
import type { HashAddress } from './parse-hash.ts';
import type { SuppressionRow } from './parse-suppression-row.ts';
import type { PlainTarget } from './plain-statements.ts';
import { readSuppressionFile, type SuppressionSink } from './read-suppression-file.ts';
import { scopeCounts } from './scope-counts.ts';
import type { EntryPlace } from './suppression-facts.ts';
import type { SuppressionFile } from './suppression-file.ts';
import { SuppressionTable } from './suppression-table.ts';

/** What decides which suppression entries are in force. */
export interface SuppressionRules {
  readonly asOfDay: DayNumber;
  /** Scopes whose entries count for this campaign, in any case; `global`, which an empty scope means, always does. */
  readonly scopes: readonly string[];
  /** How many soft bounces suppress; absent, as where no policy says otherwise. */
  readonly repeats?: RepeatPolicy;
  /** Absent, hashed suppressions cannot be compared, and a file that has them is a problem. */
  readonly hash?: HashAddress;
  /** Keeps the hashes of the addresses on file instead of the addresses; absent, they can be told (`missingFrom`). */
  readonly hasher?: KeyHasher;
}

export interface SuppressionsRead {
  readonly table: SuppressionTable;
  readonly otherScopes: SuppressionTable;
  readonly files: readonly SuppressionFile[];
  readonly findings: FindingLog;
  readonly problems: readonly Problem[];
}

/** One record of a CSV suppression file, for those who act on rows; the record is valid only during the call. */
export interface SuppressionRecord {
  readonly file: string;
  readonly record: CsvRecord;
  readonly header: boolean;
  /**
   * What it states for this campaign, the first where it states several things; null for what is not in force. Keys of
   * whole domains start with `@`.
   */
  readonly inForce: { readonly key: string; readonly reason: SuppressionRow['reason'] } | null;
}
export type OnSuppressionRecord = (record: SuppressionRecord) => void;

type InForce = NonNullable<SuppressionRecord['inForce']>;

/**
 * Reads suppression files into one table. Entries that expired or belong to another scope do not count and are
 * reported. Fails closed: a file that is empty, largely unreadable or not understood is a problem.
 */
export async function readSuppressions(
  sources: readonly ByteSource[],
  rules: SuppressionRules,
  onRecord?: OnSuppressionRecord,
): Promise<SuppressionsRead> {
  const reading = {
    asOfDay: rules.asOfDay,
    repeats: repeatRules(rules.asOfDay, rules.repeats),
    scopes: new Set(['global', ...rules.scopes.map(normalizeScope)]),
    table: new SuppressionTable(rules.hash, rules.hasher),
    otherScopes: new SuppressionTable(rules.hash, rules.hasher),
    findings: new FindingLog(),
  };
  const { table, otherScopes, findings } = reading;
  const sink: SuppressionSink<InForce> = {
    asOfDay: rules.asOfDay,
    refuseHash: refuseHashWithout(rules.hash),
    findings,
    patterns: () => table.patterns + otherScopes.patterns,
    take: (row, { line }, file) => takeStatement(row, { file, line }, reading),
    ...(onRecord === undefined ? plainRows(reading) : {}),
    record: (record, header, file, inForce) => onRecord?.({ file, record, header, inForce }),
  };
  const files: SuppressionFile[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const read = await readSuppressionFile(source, sink);
    if ('code' in read) problems.push(read);
    else files.push(read);
  }
  const nobody = problems.length === 0 && !files.some(({ entries }) => entries > 0) ? files[0] : undefined;
  // because exports of contacts in good standing keep nobody out
  if (nobody !== undefined) problems.push({ code: 'suppression-empty', file: nobody.path, args: {} });
  return { table, otherScopes, files, findings, problems };
}

interface Reading {
  readonly asOfDay: DayNumber;
  readonly repeats: RepeatRules;
  readonly scopes: ReadonlySet<string>;
  readonly table: SuppressionTable;
  readonly otherScopes: SuppressionTable;
  readonly findings: FindingLog;
}

// because whoever acts on rows has to be told of each
function plainRows({ asOfDay, scopes, table, otherScopes }: Reading): { readonly plain?: PlainTarget } {
  if (table.hashed === null || otherScopes.hashed === null) return {};
  const { hasher } = table.hashed;
  const counts = (scope: string) => scopeCounts(scope, scopes);
  return { plain: { hasher, asOfDay, tables: [table.hashed, otherScopes.hashed], counts } };
}

function takeStatement(row: SuppressionRow, place: EntryPlace, reading: Reading): InForce | null {
  if (isExpired(row, place, reading)) return null;
  const entry =
    row.history === undefined ? row : statementInForce({ ...row, history: row.history }, reading.repeats);
  if (entry === null) return null;
  const counts = scopeCounts(row.scope, reading.scopes);
  const key = (counts ? reading.table : reading.otherScopes).add(row.target, entry, place);
  return counts ? { key, reason: row.reason } : null;
}

// because a complaint is final, an expiry date on it is not honoured; other entries hold through their last day
function isExpired(row: SuppressionRow, place: EntryPlace, { asOfDay, findings }: Reading): boolean {
  if (row.expiresDay === null || row.expiresDay >= asOfDay) return false;
  const ignored = row.reason === 'complaint';
  const code = ignored ? 'suppression-expiry-ignored' : 'suppression-expired';
  findings.add({ code, severity: 'notice', ...place, args: {} });
  return !ignored;
}
