import type { ByteSource } from '../../byte-source.ts';
import type { Problem } from '../../finding.ts';
import type { FindingLog } from '../../finding-log.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import { peekChunks } from '../../list/peek-chunks.ts';
import type { ExportRecord } from '../export-record.ts';
import { historyUntil, noHistory } from '../history/mail-history.ts';
import { looksLikeJson } from '../looks-like-json.ts';
import type { ExportOpened } from '../open-export.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import { readSuppressionFile, type SuppressionSink } from '../read-suppression-file.ts';
import type { SuppressionFile } from '../suppression-file.ts';
import type { EventFile } from './event-file.ts';
import { readEventsInto } from './read-events-into.ts';
import { sourcesOf } from './sources-of.ts';
import type { SuppressionMerge } from './suppression-merge.ts';
import { tellsEvents } from './tells-events.ts';

/** What files of a merge are read with. */
export interface MergeReading {
  readonly asOfDay: DayNumber;
  readonly findings: FindingLog;
  /** Gets the paths of tables that have a header and no rows. */
  readonly noRows: string[];
}

/** What is told while a file of suppressions is read. */
export interface OnMergeFile {
  /** True for the file that is to be written anew, whose lines are as they are. */
  readonly isTarget?: boolean;
  readonly opened?: (opened: ExportOpened) => void;
  readonly row?: (row: SuppressionRow, record: ExportRecord) => void;
}

/** So many first bytes decide whether a file holds events. */
const headBytes = 65_536;

/** Reads a file of events or of suppressions into a merge; what a problem ends is not to be used. */
export async function readAnyInto(
  source: ByteSource,
  merge: SuppressionMerge,
  reading: MergeReading,
): Promise<SuppressionFile | EventFile | Problem> {
  const { start, chunks } = await peekChunks(source.chunks, headBytes);
  const whole: ByteSource = { path: source.path, chunks, problem: source.problem };
  if (await tellsEvents(start, source.path)) return readEventsInto(whole, merge, reading.asOfDay);
  const read = await readSuppressionsInto(whole, merge, reading);
  // because an answer of an API without anything in it says that nothing happened
  const saysNothing = 'code' in read && read.code === 'suppression-empty' && looksLikeJson(start);
  return saysNothing ? emptyFile(source.path, undefined) : read;
}

/** Reads a file of suppressions into a merge. */
export async function readSuppressionsInto(
  source: ByteSource,
  merge: SuppressionMerge,
  { asOfDay, findings, noRows }: MergeReading,
  on: OnMergeFile = {},
): Promise<SuppressionFile | Problem> {
  let opened: ExportOpened | undefined;
  const sink: SuppressionSink<never> = {
    asOfDay,
    latestMark: asOfDay + 1,
    // because lines are merged by what stands in them
    refuseHash: () => null,
    findings,
    patterns: () => merge.patterns,
    opened: (how) => {
      opened = how;
      on.opened?.(how);
    },
    take: (row, record) => {
      on.row?.(row, record);
      const said = withoutFuture(row, asOfDay + 1);
      const sources = sourcesOf(opened, record);
      if (said.reason !== 'soft-bounce' || said.history !== undefined) merge.take(said, sources);
      else merge.takeCounted(on.isTarget === true ? said : withDay(said, opened), sources);
      return null;
    },
  };
  const read = await readSuppressionFile(source, sink);
  merge.endFile();
  const isEmptyExport = 'code' in read && read.code === 'suppression-empty' && opened !== undefined;
  if (!isEmptyExport) return read;
  noRows.push(source.path);
  return emptyFile(source.path, opened);
}

// because a day in the future would be newer than everything that happens until then; zones may already show tomorrow
function withoutFuture(row: SuppressionRow, latestDay: DayNumber): SuppressionRow {
  if (row.createdDay === null || row.createdDay <= latestDay) return row;
  return { ...row, createdDay: null, history: historyUntil(row.history ?? noHistory, latestDay) };
}

// because the numbers of several files of one's own do not add up, and the days of their bounces do
function withDay(row: SuppressionRow, opened: ExportOpened | undefined): SuppressionRow {
  const isOwn = opened?.plain !== null && (opened?.plain.historyColumn ?? 0) < 0;
  if (!isOwn || row.createdDay === null || row.count > 1) return row;
  return { ...row, history: [{ day: row.createdDay, word: 'undetermined', tag: '' }] };
}

// because a list of complaints without any is good news, and takes nothing from what is on file
function emptyFile(path: string, opened: ExportOpened | undefined): SuppressionFile {
  const counts = { entries: 0, leftOut: 0, unreadable: 0, unreadableLines: [] };
  return { path, readAs: opened?.readAs ?? 'generic', ...counts, newestDay: null };
}
