import { type RepeatPolicy, repeatRules } from '../../bounce/repeat-rules.ts';
import type { ByteSource } from '../../byte-source.ts';
import type { Problem } from '../../finding.ts';
import { FindingLog } from '../../finding-log.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import type { HashAddress } from '../parse-hash.ts';
import type { SuppressionFile } from '../suppression-file.ts';
import type { CanonicalEntry } from './canonical-entry.ts';
import { describeChange, type SuppressionsChange } from './describe-change.ts';
import { describeStanding, type StandingCounts } from './describe-standing.ts';
import type { EventFile } from './event-file.ts';
import { nameAddresses } from './name-addresses.ts';
import { readAnyInto } from './read-files-into.ts';
import { readTarget } from './read-target.ts';
import { type Renewed, renewWishes } from './renew-wishes.ts';
import { SuppressionMerge } from './suppression-merge.ts';
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
      /** Wishes without a day that were taken back and are stated again. */
      readonly wishes: Renewed;
      readonly files: readonly SuppressionFile[];
      readonly eventFiles: readonly EventFile[];
      /** Paths of sources that have a header and no rows, and may be cut off. */
      readonly noRows: readonly string[];
      readonly findings: FindingLog;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Merges suppression files of any form, and what events tell of bounces, into what is on file. The outcome does not depend
 * on their order, and merging the same files once more changes nothing. Nor does it matter whether they come together or
 * one after the other, but for deliveries of addresses of which nothing is on file yet. Whatever cannot be read ends it,
 * so that nothing is half written.
 */
export async function mergeSuppressions(input: MergeInput): Promise<Merged> {
  const findings = new FindingLog();
  const noRows: string[] = [];
  const reading = { asOfDay: input.asOfDay, findings, noRows };
  const before = new SuppressionMerge();
  const target = await readTarget(input.target, before, { ...reading, noRows: [] });
  const naming = nameAddresses(before.entries, input);
  if (!naming.ok) return { ok: false, problems: [...target, naming.problem] };
  // because what is compared must be named alike
  const known = new SuppressionMerge(before, naming.nameOf);
  const merge = new SuppressionMerge(input.keep ? known : undefined, naming.nameOf);
  const read = await readAllInto(input.sources, merge, reading);
  const problems = [...target, ...read.problems];
  if (problems.length > 0) return { ok: false, problems };
  merge.end();
  const wishes = renewWishes(merge, known.entries, input.asOfDay);
  const rules = repeatRules(input.asOfDay, input.repeats);
  const tidied = tidyEntries(merge.entries, input.tidying ?? noTidying, {
    rules,
    before: known.entries,
  });
  return {
    ok: true,
    entries: () => merge.sorted(),
    change: describeChange(known.entries, merge.entries, tidied),
    hashed: [...before.entries.keys()].filter((key) => !known.entries.has(key)).length,
    standing: describeStanding(merge.entries.values(), rules),
    tidied,
    wishes,
    files: read.files,
    eventFiles: read.eventFiles,
    noRows,
    findings,
  };
}

async function readAllInto(
  sources: MergeInput['sources'],
  merge: SuppressionMerge,
  reading: Parameters<typeof readAnyInto>[2],
) {
  const files: SuppressionFile[] = [];
  const eventFiles: EventFile[] = [];
  const problems: Problem[] = [];
  for await (const source of sources) {
    const read = await readAnyInto(source, merge, reading);
    if ('code' in read) problems.push(read);
    else if ('fates' in read) eventFiles.push(read);
    else files.push(read);
  }
  return { files, eventFiles, problems };
}
