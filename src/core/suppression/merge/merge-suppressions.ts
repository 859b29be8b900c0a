import { type RepeatPolicy, repeatRules } from '../../bounce/repeat-rules.ts';
import type { ByteSource } from '../../byte-source.ts';
import type { Problem } from '../../finding.ts';
import { FindingLog } from '../../finding-log.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import { peekChunks } from '../../list/peek-chunks.ts';
import { showable } from '../../showable.ts';
import { looksLikeJson } from '../looks-like-json.ts';
import type { ExportOpened } from '../open-export.ts';
import type { HashAddress } from '../parse-hash.ts';
import { canonicalColumns } from '../plain-format.ts';
import { readSuppressionFile, type SuppressionSink } from '../read-suppression-file.ts';
import type { SuppressionFile } from '../suppression-file.ts';
import type { CanonicalEntry } from './canonical-entry.ts';
import { describeChange, type SuppressionsChange } from './describe-change.ts';
import { describeStanding, type StandingCounts } from './describe-standing.ts';
import type { EventFile } from './event-file.ts';
import { nameAddresses } from './name-addresses.ts';
import { readEventsInto } from './read-events-into.ts';
import { sourcesOf } from './sources-of.ts';
import { SuppressionMerge } from './suppression-merge.ts';
import { tellsEvents } from './tells-events.ts';
import { noTidying, type Tidied, type Tidying, tidyEntries } from './tidy-entries.ts';

/** What is to be merged. */
export interface MergeInput {
  /** The canonical file as it is; null when there is none yet. */
  readonly target: ByteSource | null;
  /** Files of suppressions or of events, in any order; an async one opens each when its turn comes. */
  readonly sources: Iterable<ByteSource> | AsyncIterable<ByteSource>;
  /** False to build the file from the sources alone. */
  readonly keep: boolean;
  readonly asOfDay: DayNumber;
  /** How many soft bounces suppress; absent, as where no policy says otherwise. */
  readonly repeats?: RepeatPolicy;
  readonly tidying?: Tidying;
  /** Computes keyed hashes; needed where the file holds any, or is to. */
  readonly hash?: HashAddress;
  /** True to turn the addresses of the file into keyed hashes; a file that has any stays so by itself. */
  readonly hashed?: boolean;
}

/** Everything on file after a merge, and what it changes; or why nothing may be written. */
export type Merged =
  | {
      readonly ok: true;
      /** All lines in the order of the file; sorted when asked for. */
      readonly entries: () => readonly CanonicalEntry[];
      readonly change: SuppressionsChange;
      /** Lines of the file whose address is a keyed hash from now on. */
      readonly hashed: number;
      /** How the lines stand afterwards. */
      readonly standing: StandingCounts;
      readonly tidied: Tidied;
      readonly files: readonly SuppressionFile[];
      readonly eventFiles: readonly EventFile[];
      readonly findings: FindingLog;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Merges suppression files of any form, and what events tell of bounces, into what is on file. The outcome does not depend on their order, and merging the
 * same files once more changes nothing. Whatever cannot be read ends it, so that nothing is half written.
 */
export async function mergeSuppressions(input: MergeInput): Promise<Merged> {
  const findings = new FindingLog();
  const before = new SuppressionMerge();
  const target = await readTarget(input, before, findings);
  const naming = nameAddresses(before.entries, input);
  if (!naming.ok) return { ok: false, problems: [...target, naming.problem] };
  // because what is compared must be named alike
  const known = new SuppressionMerge(before, naming.nameOf);
  const merge = new SuppressionMerge(input.keep ? known : undefined, naming.nameOf);
  const files: SuppressionFile[] = [];
  const eventFiles: EventFile[] = [];
  const problems: Problem[] = [...target];
  for await (const source of input.sources) {
    const read = await readAny(source, merge, { input, findings });
    if ('code' in read) problems.push(read);
    else if ('fates' in read) eventFiles.push(read);
    else files.push(read);
  }
  if (problems.length > 0) return { ok: false, problems };
  const rules = repeatRules(input.asOfDay, input.repeats);
  const ended = merge.end(rules).filter((key) => known.entries.has(key)).length;
  const tidied = tidyEntries(merge.entries, input.tidying ?? noTidying, {
    rules,
    before: known.entries,
  });
  const change = describeChange(known.entries, merge.entries, { ended, expired: tidied.expired });
  const standing = describeStanding(merge.entries.values(), rules);
  const hashed = [...before.entries.keys()].filter((key) => !known.entries.has(key)).length;
  return {
    ok: true,
    entries: () => merge.sorted(),
    change,
    hashed,
    standing,
    tidied,
    files,
    eventFiles,
    findings,
  };
}

/** So many first bytes decide whether a file holds events. */
const headBytes = 65_536;

async function readAny(
  source: ByteSource,
  merge: SuppressionMerge,
  reading: Reading,
): Promise<SuppressionFile | EventFile | Problem> {
  const { start, chunks } = await peekChunks(source.chunks, headBytes);
  const whole: ByteSource = { path: source.path, chunks, problem: source.problem };
  if (await tellsEvents(start, source.path)) return readEventsInto(whole, merge, reading.input.asOfDay);
  const read = await readInto(whole, merge, reading);
  // because an answer of an API without anything in it says that nothing happened
  const saysNothing = 'code' in read && read.code === 'suppression-empty' && looksLikeJson(start);
  return saysNothing ? emptyFile(source.path, undefined) : read;
}

interface Reading {
  readonly input: MergeInput;
  readonly findings: FindingLog;
}

async function readInto(
  source: ByteSource,
  merge: SuppressionMerge,
  { input, findings }: Reading,
  onOpened?: (opened: ExportOpened) => void,
): Promise<SuppressionFile | Problem> {
  let opened: ExportOpened | undefined;
  const sink: SuppressionSink<never> = {
    asOfDay: input.asOfDay,
    // because lines are merged by what stands in them
    refuseHash: () => null,
    findings,
    patterns: () => merge.patterns,
    opened: (how) => {
      opened = how;
      onOpened?.(how);
    },
    take: (row, record) => {
      merge.take(row, sourcesOf(opened, record));
      return null;
    },
  };
  const read = await readSuppressionFile(source, sink);
  merge.endFile();
  const isEmptyExport = 'code' in read && read.code === 'suppression-empty' && opened !== undefined;
  return isEmptyExport ? emptyFile(source.path, opened) : read;
}

// because a list of complaints without any is good news, and takes nothing from what is on file
function emptyFile(path: string, opened: ExportOpened | undefined): SuppressionFile {
  const counts = { entries: 0, leftOut: 0, unreadable: 0, unreadableLines: [] };
  return { path, readAs: opened?.readAs ?? 'generic', ...counts, newestDay: null };
}

/** Reads the file that is to be written anew; nothing of it may be lost by that. */
async function readTarget(
  input: MergeInput,
  before: SuppressionMerge,
  findings: FindingLog,
): Promise<readonly Problem[]> {
  const { target } = input;
  if (target === null) return [];
  let columns: readonly string[] = [];
  const read = await readInto(target, before, { input, findings }, (opened) => {
    columns = opened.columns;
  });
  if ('code' in read) return read.code === 'suppression-empty' ? [] : [read];
  if (read.entries + read.unreadable === 0) return [];
  const refuse = (args: Problem['args'], line?: number): Problem[] => {
    const place = { file: target.path, ...(line === undefined ? {} : { line }) };
    return [{ code: 'suppression-not-understood', ...place, args }];
  };
  const foreign = columns.filter((column) => !canonicalColumns.some((own) => own === column));
  if (read.readAs !== 'canonical' || foreign.length > 0) {
    return refuse({ reason: 'target-columns', columns: showable(foreign.join(', '), 120) });
  }
  if (read.unreadable > 0) return refuse({ reason: 'target-rows' }, read.unreadableLines[0]);
  return [];
}
