import { maxRecordBytes } from '../../core/ledger/max-record-bytes.ts';
import { GitFailure } from '../git/git-failure.ts';
import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { fetchState } from './fetch-state.ts';
import { importCommit, type PathChange } from './import-commit.ts';
import type { LedgerPlace } from './ledger-place.ts';
import type { LedgerRepository } from './open-ledger-repository.ts';
import { pushRefs } from './push-refs.ts';
import { readBlobs, sizesOf } from './read-blobs.ts';
import { readSegments } from './read-segments.ts';
import type { RecordFile } from './record-file.ts';
import { parseRecordPath } from './record-path.ts';
import { fitsSegment, formatSegment, segmentMonth, segmentPaths } from './segment.ts';
import { type Unreachable, withRepository } from './with-repository.ts';

/** What a compaction did; `nothing` when no month that is over has records of its own left. */
export type Compacted =
  | {
      readonly kind: 'compacted';
      readonly commit: string;
      readonly months: readonly string[];
      readonly records: number;
    }
  | { readonly kind: 'nothing' }
  | Unreachable;

const defaultBudgetMs = 120_000;
const maxTries = 3;
/** Clocks differ and jobs run over midnight: a month is over a day after it ended. */
const graceMs = 86_400_000;

/**
 * Puts the records of months that are over into one file for each month, in one commit on top of the branch; no byte of
 * a record changes, and nothing that was committed is rewritten. A segment that is not whole is left alone, and its month.
 */
export async function compactLedger(
  place: LedgerPlace,
  nowMs: number,
  budgetMs = defaultBudgetMs,
): Promise<Compacted> {
  return withRepository({ place, budgetMs }, async (repository, deadline): Promise<Compacted> => {
    let done: Compacted = { kind: 'nothing' };
    for (let tries = 0; tries < maxTries; tries += 1) {
      done = await compactOnce(repository, nowMs, deadline);
      // because others write meanwhile, the next look may be the one that fits
      if (done.kind !== 'unreachable' || done.reason !== 'raced') return done;
    }
    return done;
  });
}

async function compactOnce(
  repository: LedgerRepository,
  nowMs: number,
  deadline: Deadline,
): Promise<Compacted> {
  const { git, place } = repository;
  const fetched = await fetchState(repository, deadline, 'tree');
  if (!fetched.ok) return { kind: 'unreachable', reason: fetched.reason };
  const tip = fetched.state.tip?.commit;
  if (tip === undefined) return { kind: 'nothing' };
  const lastMonth = new Date(nowMs - graceMs).toISOString().slice(0, 7);
  const loose = await readLoose(git, tip, { lastMonth, deadline });
  const changes = await changesOf(git, tip, loose, deadline);
  if (changes.length === 0) return { kind: 'nothing' };
  const months = changes.flatMap(({ path }) => segmentMonth(path) ?? []).sort();
  const message = `${months.map((month) => `compact ${month}`).join('\n')}\n`;
  const made = await importCommit(git, { parent: tip, timeMs: nowMs, message, changes }, deadline);
  if (!made.ok) return { kind: 'unreachable', reason: made.reason };
  const update = { commit: made.commit, ref: `refs/heads/${place.branch}` };
  const pushed = await pushRefs(git, { update, remove: [], atomic: false }, deadline);
  if (!pushed.ok) return { kind: 'unreachable', reason: pushed.reason };
  const records = changes.filter((change) => 'gone' in change).length;
  return { kind: 'compacted', commit: made.commit, months, records };
}

type LooseRecords = ReadonlyMap<string, readonly RecordFile[]>;

/** The records of months that are over, by month; those that cannot be a line are left out. */
async function readLoose(
  git: Git,
  tip: string,
  { lastMonth, deadline }: { readonly lastMonth: string; readonly deadline: Deadline },
): Promise<LooseRecords> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', tip, '--', 'records/'];
  const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  if (failure !== null) throw failure;
  const rows = output.toString('utf8').split('\0').flatMap(looseOf);
  const over = rows.filter(({ month }) => month < lastMonth);
  const objects = over.map(({ object }) => object);
  const sizes = await sizesOf(git, objects, deadline);
  const small = over.filter(({ object }) => (sizes.get(object) ?? maxRecordBytes + 1) <= maxRecordBytes);
  const blobs = readBlobs(
    git,
    small.map(({ object }) => object),
    deadline,
  );
  const months = new Map<string, RecordFile[]>();
  for (const { id, path, month } of small) {
    const { value: bytes } = await blobs.next();
    if (bytes === undefined) throw new GitFailure('crashed');
    if (!fitsSegment(bytes)) continue;
    const held = months.get(month) ?? [];
    held.push({ id, path, bytes });
    months.set(month, held);
  }
  await blobs.next();
  return months;
}

function looseOf(row: string) {
  const [, object, path] = /^100644 blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
  const record = path === undefined ? undefined : parseRecordPath(path);
  return record === undefined || object === undefined ? [] : [{ ...record, object }];
}

async function changesOf(
  git: Git,
  tip: string,
  loose: LooseRecords,
  deadline: Deadline,
): Promise<readonly PathChange[]> {
  const known = new Map<string, readonly RecordFile[] | null>();
  for await (const { month, content } of readSegments(git, tip, deadline, (month) => loose.has(month))) {
    known.set(month, content === null || content.mismatches > 0 ? null : content.records);
  }
  return [...loose].flatMap(([month, records]) => {
    const before = known.get(month);
    return before === null ? [] : monthChanges(month, before ?? [], records);
  });
}

function monthChanges(
  month: string,
  before: readonly RecordFile[],
  records: readonly RecordFile[],
): readonly PathChange[] {
  const contents = new Map(before.map((record) => [record.id, Buffer.from(record.bytes)]));
  // because the first content of an id stands, a file that differs from its line stays where it is
  const fitting = records.filter(({ id, bytes }) => contents.get(id)?.equals(bytes) !== false);
  if (fitting.length === 0) return [];
  const added = fitting.filter(({ id }) => !contents.has(id));
  const { lines, digests } = formatSegment([...before, ...added]);
  const paths = segmentPaths(month);
  return [
    { path: paths.lines, bytes: lines },
    { path: paths.digests, bytes: digests },
    ...fitting.map(({ path }) => ({ path, gone: true }) as const),
  ];
}
