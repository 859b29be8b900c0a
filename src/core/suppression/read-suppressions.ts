import { type RepeatPolicy, type RepeatRules, repeatRules } from '../bounce/repeat-rules.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { FindingLog } from '../finding-log.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import type { KeyHasher } from '../matching/key-hasher.ts';
import type { PieceThreads } from '../packed/piece-queue.ts';
import { recipientKey } from '../recipient-key.ts';
import type { RecipientShare } from '../shard/recipient-share.ts';
import { hasHistory, type SoftLine, SoftLines } from './history/soft-lines.ts';
import { statementInForce } from './history/statement-in-force.ts';
import { refuseHashWithout } from './keyed-hash.ts';
import { normalizeScope } from './normalize-scope.ts';
import type { HashAddress, HashAlgorithm } from './parse-hash.ts';
import type { SuppressionRow } from './parse-suppression-row.ts';
import type { PlainTarget } from './plain-statements.ts';
import type { SuppressionSink } from './read-suppression-file.ts';
import { readSuppressionSource } from './read-suppression-source.ts';
import { scopeCounts } from './scope-counts.ts';
import type { OnRepeats, OnSetAside } from './set-aside.ts';
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
  /** How the list gives its addresses, where it gives hashes for them: those on file are hashed alike. */
  readonly listHash?: HashAlgorithm;
  /** The part of a check that is counted: addresses of other parts are read and not kept. Not together with `listHash`. */
  readonly share?: RecipientShare;
  /** Where pieces of files are packed; absent, here. */
  readonly threads?: PieceThreads | undefined;
  /** Told of every statement that is understood and does not hold any more. */
  readonly onSetAside?: OnSetAside;
  /** Told of every statement that counts soft bounces by campaigns. */
  readonly onRepeats?: OnRepeats;
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
  const reading = openReading(sources, rules);
  const sink = openSink(reading, rules, onRecord);
  const files: SuppressionFile[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const read = await readSuppressionSource(source, sink);
    files.push(...read.files);
    problems.push(...read.problems);
  }
  for (const line of reading.soft.all()) takeLine(line, reading);
  const nobody = problems.length === 0 && !files.some(({ entries }) => entries > 0) ? files[0] : undefined;
  // because exports of contacts in good standing keep nobody out
  if (nobody !== undefined) problems.push({ code: 'suppression-empty', file: nobody.path, args: {} });
  const { table, otherScopes, findings } = reading;
  return { table, otherScopes, files, findings, problems };
}

interface Reading {
  /** Whether the file that is being read is an export of a sending service. */
  isExport: boolean;
  readonly isOneOfSeveral: boolean;
  readonly asOfDay: DayNumber;
  readonly repeats: RepeatRules;
  readonly scopes: ReadonlySet<string>;
  readonly table: SuppressionTable;
  readonly otherScopes: SuppressionTable;
  readonly findings: FindingLog;
  readonly soft: SoftLines;
  readonly onSetAside: OnSetAside | undefined;
  readonly onRepeats: OnRepeats | undefined;
  readonly share: RecipientShare | null;
}

function openReading(sources: readonly ByteSource[], rules: SuppressionRules): Reading {
  return {
    isExport: false,
    isOneOfSeveral: sources.length > 1,
    asOfDay: rules.asOfDay,
    repeats: repeatRules(rules.asOfDay, rules.repeats),
    scopes: new Set(['global', ...rules.scopes.map(normalizeScope)]),
    table: new SuppressionTable(rules.hash, rules.hasher, rules.listHash),
    otherScopes: new SuppressionTable(rules.hash, rules.hasher, rules.listHash),
    findings: new FindingLog(),
    soft: new SoftLines(),
    onSetAside: rules.onSetAside,
    onRepeats: rules.onRepeats,
    share: rules.share ?? null,
  };
}

function openSink(
  reading: Reading,
  rules: SuppressionRules,
  onRecord: OnSuppressionRecord | undefined,
): SuppressionSink<InForce> {
  const { asOfDay, findings, table, otherScopes } = reading;
  return {
    asOfDay,
    refuseHash: refuseHashWithout(rules.hash),
    findings,
    patterns: () => table.patterns + otherScopes.patterns,
    opened: ({ plain }) => {
      reading.isExport = plain === null;
    },
    take: (row, { line }, file) => takeStatement(row, { file, line }, reading),
    ...(onRecord === undefined ? plainRows(reading) : {}),
    threads: rules.threads,
    record: (record, header, file, inForce) => onRecord?.({ file, record, header, inForce }),
  };
}

// because whoever acts on rows has to be told of each
function plainRows({ asOfDay, scopes, table, otherScopes, share }: Reading): {
  readonly plain?: PlainTarget;
} {
  if (table.hashed === null || otherScopes.hashed === null) return {};
  const { seed } = table.hashed.hasher;
  return { plain: { seed, asOfDay, scopes, tables: [table.hashed, otherScopes.hashed], share } };
}

function takeStatement(row: SuppressionRow, place: EntryPlace, reading: Reading): InForce | null {
  if (isExpired(row, place, reading)) {
    reading.onSetAside?.({ row, place, cause: 'expired' });
    return null;
  }
  if (!hasHistory(row)) return add(row, place, reading);
  const { target, reason } = row;
  // because other rows may tell of the soft bounces of the same address; a file of one's own has one line for each
  const isGathered = reading.isExport || reading.isOneOfSeveral;
  if (reason !== 'soft-bounce' || target.kind !== 'address' || !isGathered)
    return takeLine({ row, place }, reading);
  if (isOfOthers(row, reading)) return null;
  const { key } = recipientKey(target.address);
  reading.soft.take(key, { row, place });
  return scopeCounts(row.scope, reading.scopes) ? { key, reason } : null;
}

function takeLine({ row, place }: SoftLine, reading: Reading): InForce | null {
  const statement = statementInForce(row, reading.repeats);
  if (statement.holds) {
    if (statement.repeats !== null) reading.onRepeats?.({ row, repeats: statement.repeats });
    return add(statement.row, place, reading);
  }
  reading.onSetAside?.({ row, place, cause: statement.cause });
  return null;
}

function add(row: SuppressionRow, place: EntryPlace, reading: Reading): InForce | null {
  if (isOfOthers(row, reading)) return null;
  const counts = scopeCounts(row.scope, reading.scopes);
  const key = (counts ? reading.table : reading.otherScopes).add(row.target, row, place);
  return counts ? { key, reason: row.reason } : null;
}

function isOfOthers({ target }: SuppressionRow, { share }: Reading): boolean {
  return share !== null && target.kind === 'address' && !share.has(recipientKey(target.address).key);
}

// because a complaint is final, an expiry date on it is not honoured; other entries hold through their last day
function isExpired(row: SuppressionRow, place: EntryPlace, { asOfDay, findings }: Reading): boolean {
  if (row.expiresDay === null || row.expiresDay >= asOfDay) return false;
  const ignored = row.reason === 'complaint';
  const code = ignored ? 'suppression-expiry-ignored' : 'suppression-expired';
  findings.add({ code, severity: 'notice', ...place, args: {} });
  return !ignored;
}
