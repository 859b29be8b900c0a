import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import type { FindingLog } from '../finding-log.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import type { PieceThreads } from '../packed/piece-queue.ts';
import type { ExportRecord } from './export-record.ts';
import type { RowReading } from './formats/suppression-format.ts';
import { findHistoryFault } from './history/find-history-fault.ts';
import type { ExportOpened } from './open-export.ts';
import type { HashAlgorithm } from './parse-hash.ts';
import type { SuppressionRow } from './parse-suppression-row.ts';
import { PlainStatements, type PlainTarget } from './plain-statements.ts';
import { type ExportRead, readExport } from './read-export.ts';
import { type RefuseHash, refuseTarget } from './refuse-target.ts';
import type { SuppressionFile } from './suppression-file.ts';

/** Where the statements of suppression files go. */
export interface SuppressionSink<Taken> {
  readonly asOfDay: DayNumber;
  /** The last day on which a history may say that something happened; absent, later days do not count, and may stand there. */
  readonly latestMark?: DayNumber;
  readonly refuseHash: RefuseHash;
  readonly findings: FindingLog;
  /** Patterns on file so far. */
  readonly patterns: () => number;
  readonly opened?: (opened: ExportOpened) => void;
  /** Where rows with nothing to tell of may go by their bytes; absent, every row is taken by `take`. */
  readonly plain?: PlainTarget;
  readonly threads?: PieceThreads | undefined;
  /** Takes one statement; gives what a CSV record amounts to. */
  readonly take: (row: SuppressionRow, record: ExportRecord, file: string) => Taken | null;
  /** Told each record of a CSV file after it was taken: its header, and rows with what the first statement amounted to. */
  readonly record?: (record: CsvRecord, header: boolean, file: string, taken: Taken | null) => void;
}

/** The largest share of rows without a readable address that a suppression file may have; above it nothing is judged. */
const maxUnreadableShare = 0.05;

/** Unreadable rows that are told one by one. */
const listedLines = 10;

/**
 * Reads one suppression file and hands over every statement in it. Fails closed: a file that is empty, largely unreadable
 * or not understood is a problem, and what was handed over of it is not to be used.
 */
export async function readSuppressionFile<Taken>(
  source: ByteSource,
  sink: SuppressionSink<Taken>,
): Promise<SuppressionFile | Problem> {
  const { path } = source;
  const reading = new FileReading(path, sink);
  const read = await readExport(source, {
    opened: (opened) => reading.open(opened),
    header: (record) => sink.record?.(record, true, path, null),
    row: (said, record, csv) => reading.take(said, record, csv),
    ...(sink.plain === undefined ? {} : { plain: () => reading.plain }),
    threads: sink.threads,
  });
  if ('code' in read) {
    return read.code === 'file-empty' ? { code: 'suppression-empty', file: path, args: {} } : read;
  }
  return reading.finish(read);
}

class FileReading<Taken> {
  readonly #path: string;
  readonly #sink: SuppressionSink<Taken>;
  #opened: ExportOpened | undefined;
  #entries = 0;
  #addresses = 0;
  #unnamedHashLine: number | undefined;
  #leftOut = 0;
  #unreadable = 0;
  readonly #unreadableLines: number[] = [];
  /** The kind of the hashes that do not name it, once there is one. */
  #hashes: HashAlgorithm | undefined;
  #newestDay: DayNumber | null = null;
  #plain: PlainStatements | undefined;

  constructor(path: string, sink: SuppressionSink<Taken>) {
    this.#path = path;
    this.#sink = sink;
  }

  open(opened: ExportOpened): void {
    this.#opened = opened;
    const { plain } = this.#sink;
    if (plain !== undefined && opened.plain !== null) this.#plain = new PlainStatements(opened.plain, plain);
    this.#sink.opened?.(opened);
  }

  take(said: RowReading, record: ExportRecord, csv: CsvRecord | null): Problem | undefined {
    let taken: Taken | null = null;
    if (said === 'left-out') this.#leftOut += 1;
    else if (said === 'unreadable') this.#noteUnreadable(record.line);
    else {
      this.#entries += 1;
      for (const row of isList(said) ? said : [said]) {
        const refused = this.#refuseHistory(row, record) ?? this.#refuse(row, record.line);
        if (refused !== null) return refused;
        taken ??= this.#takeStatement(row, record);
      }
    }
    if (csv !== null) this.#sink.record?.(csv, false, this.#path, taken);
    return undefined;
  }

  /** Takes rows by their bytes where there is nothing to tell of them; null where all are left to `take`. */
  get plain(): PlainStatements | null {
    return this.#plain ?? null;
  }

  #noteUnreadable(line: number): void {
    this.#unreadable += 1;
    if (this.#unreadableLines.length < listedLines) this.#unreadableLines.push(line);
    const finding = { code: 'suppression-unreadable-row', severity: 'warning', args: {} } as const;
    this.#sink.findings.add({ ...finding, file: this.#path, line });
  }

  // because what is not understood of it would be lost, and with it whether the line holds
  #refuseHistory({ reason }: SuppressionRow, record: ExportRecord): Problem | null {
    const column = this.#opened?.plain?.historyColumn ?? -1;
    if (column < 0) return null;
    const found = findHistoryFault(record.field(column).trim(), reason, this.#sink.latestMark ?? null);
    if (found === null) return null;
    const args = { reason: 'history', mark: found.mark, fault: found.fault };
    return { code: 'suppression-not-understood', file: this.#path, line: record.line, args };
  }

  #refuse({ target }: SuppressionRow, line: number): Problem | null {
    if (target.kind === 'address') {
      this.#addresses += 1;
      return null;
    }
    const { refuseHash, patterns } = this.#sink;
    const rules = { file: this.#path, line, refuseHash, hashes: this.#hashes, patterns: patterns() };
    const problem = refuseTarget(target, rules);
    // because only a keyed hash protects, and names its kind always
    const isWeak = target.kind === 'hash' && target.keyId === undefined;
    if (isWeak) this.#hashes ??= target.algorithm;
    // because a file of one's own names the kind of its hashes, and may have addresses beside them
    if (target.kind === 'hash' && !target.named) this.#unnamedHashLine ??= line;
    return problem;
  }

  #takeStatement(row: SuppressionRow, record: ExportRecord): Taken | null {
    const { asOfDay, findings, take } = this.#sink;
    this.#newestDay = newer(this.#newestDay, row.createdDay, asOfDay);
    if (row.unknownReason !== undefined) {
      const args = { reason: row.reason, column: row.unknownReason };
      const finding = { code: 'suppression-unknown-reason', severity: 'notice', args } as const;
      findings.add({ ...finding, file: this.#path, line: record.line });
    }
    return take(row, record, this.#path);
  }

  finish({ rows, windows1252, unreadDates }: ExportRead): SuppressionFile | Problem {
    const path = this.#path;
    for (const day of this.#plain?.days ?? []) {
      this.#newestDay = newer(this.#newestDay, day, this.#sink.asOfDay);
    }
    this.#noteFile(windows1252);
    this.#noteDates(unreadDates);
    if (rows === 0) return { code: 'suppression-empty', file: path, args: {} };
    const mixed = this.#unnamedHashLine;
    if (mixed !== undefined && this.#addresses + (this.#plain?.entries ?? 0) > 0) {
      return {
        code: 'suppression-not-understood',
        file: path,
        line: mixed,
        args: { reason: 'mixed-targets' },
      };
    }
    const unreadable = this.#unreadable;
    if (unreadable > rows * maxUnreadableShare || this.#opened === undefined) {
      const line = this.#unreadableLines[0] ?? 1;
      return { code: 'suppression-unparseable', file: path, line, args: { unreadable, rows } };
    }
    return {
      path,
      readAs: this.#opened.readAs,
      entries: this.#entries + (this.#plain?.entries ?? 0),
      leftOut: this.#leftOut,
      unreadable,
      unreadableLines: this.#unreadableLines,
      newestDay: this.#newestDay,
    };
  }

  #noteDates({ line, ...args }: ExportRead['unreadDates']): void {
    if (args.rows === 0) return;
    const severity = args.ambiguous > 0 ? 'warning' : 'notice';
    this.#sink.findings.add({ code: 'suppression-unread-date', severity, file: this.#path, line, args });
  }

  /** What is to be said of the file as a whole. */
  #noteFile({ rows, line }: ExportRead['windows1252']): void {
    const { findings } = this.#sink;
    const file = this.#path;
    const reason = this.#opened?.reasonOfRows ?? null;
    if (reason !== null) {
      const args = { reason, column: 'none' };
      findings.add({ code: 'suppression-unknown-reason', severity: 'notice', file, args });
    }
    if (this.#hashes !== undefined) {
      const args = { algorithm: this.#hashes };
      findings.add({ code: 'suppression-weak-hash', severity: 'notice', file, args });
    }
    if (rows > 0) findings.add({ code: 'windows-1252', severity: 'notice', file, line, args: { rows } });
  }
}

function isList(said: SuppressionRow | readonly SuppressionRow[]): said is readonly SuppressionRow[] {
  return Array.isArray(said);
}

// because one date in the future would make an old export look fresh for ever; zones may already show tomorrow
function newer(newest: DayNumber | null, day: DayNumber | null, asOfDay: DayNumber): DayNumber | null {
  return day === null || day > asOfDay + 1 || day < (newest ?? day) ? newest : day;
}
