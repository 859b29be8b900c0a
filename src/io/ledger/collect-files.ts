import { maxRecordBytes } from '../../core/ledger/max-record-bytes.ts';
import type { Git } from '../git/run-git.ts';
import type { Deadline } from './deadline.ts';
import type { LedgerState, LedgerTip } from './fetch-state.ts';
import type { LedgerFile, LedgerFiles, LedgerLimits } from './ledger-files.ts';
import { listInbox } from './list-inbox.ts';
import { readBlobs, sizesOf } from './read-blobs.ts';
import { readSegments } from './read-segments.ts';
import { type FoundRecord, RecordCollection } from './record-collection.ts';
import { recordPathOf } from './record-path.ts';
import { walkHistory } from './walk-history.ts';

const maxWaitingRefs = 5000;

/** How much may be read, how long it may take, and whether only the newest part of the history is there. */
export interface CollectBounds {
  readonly limits: LedgerLimits;
  readonly shallow: boolean;
  readonly deadline: Deadline;
  /** A commit of the branch that was read before; only what came after it is read. */
  readonly since?: string | null;
}

/**
 * Collects the union of branch and inbox by id from a repository that has both. The first content of an id stands,
 * whatever later commits made of it; a record that a later commit removed is still one. Throws a GitFailure.
 */
export async function collectFiles(
  git: Git,
  state: LedgerState,
  bounds: CollectBounds,
): Promise<LedgerFiles> {
  const { tip, waiting } = state;
  const { shallow, since = null } = bounds;
  const collection = new RecordCollection();
  // because all that segments hold was once a file of its own, they tell something new only where history is cut
  if (tip !== null && shallow) await addSegments(collection, git, { tip, ...bounds });
  if (tip !== null) {
    for (const commit of await walkHistory(git, tip.commit, bounds.deadline, since))
      collection.addCommit(commit);
  }
  await addInbox(collection, git, { state, ...bounds });
  const files = await readFound(git, collection, bounds);
  const times = waiting.flatMap(({ id }) => recordPathOf(id)?.atMs ?? []);
  return {
    tip: tip?.commit ?? null,
    files,
    waiting: waiting.length,
    oldestWaitingMs: times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other)),
    quarantined: collection.quarantined,
    shallow,
  };
}

async function addSegments(
  collection: RecordCollection,
  git: Git,
  { tip, deadline }: CollectBounds & { readonly tip: LedgerTip },
): Promise<void> {
  const rest = { commitTimeMs: tip.timeMs, where: 'branch' } as const;
  for await (const { content } of readSegments(git, tip.commit, deadline)) {
    collection.quarantine('digest-mismatch', content?.mismatches ?? 1);
    for (const { id, path, bytes } of content?.records ?? []) {
      // because a copy lets go of the whole segment
      collection.add({ id, path, content: Buffer.from(bytes), ...rest });
    }
  }
}

async function addInbox(
  collection: RecordCollection,
  git: Git,
  { state: { waiting, strange }, deadline }: CollectBounds & { readonly state: LedgerState },
): Promise<void> {
  collection.quarantine('strange-ref', strange);
  collection.quarantine('too-many', Math.max(0, waiting.length - maxWaitingRefs));
  for (const { files, timeMs } of await listInbox(git, waiting.slice(0, maxWaitingRefs), deadline)) {
    if (files === null) collection.quarantine('strange-ref');
    for (const { id, path, object } of files ?? []) {
      collection.add({ id, path, commitTimeMs: timeMs, where: 'inbox', content: object });
    }
  }
}

async function readFound(
  git: Git,
  collection: RecordCollection,
  { limits, deadline }: CollectBounds,
): Promise<readonly LedgerFile[]> {
  const all = collection.found;
  const sizes = await sizesOf(git, objectsOf(all), deadline);
  const sizeOf = ({ content }: FoundRecord) =>
    typeof content === 'string' ? sizes.get(content) : content.length;
  const fit = all.filter((found) => {
    const size = sizeOf(found);
    if (size === undefined) collection.quarantine('missing');
    else if (size > maxRecordBytes) collection.quarantine('too-large');
    return size !== undefined && size <= maxRecordBytes;
  });
  const kept = newest(fit, (found) => sizeOf(found) ?? 0, limits);
  collection.quarantine('too-many', fit.length - kept.length);
  const blobs = readBlobs(git, objectsOf(kept), deadline);
  const files: LedgerFile[] = [];
  for (const { content, ...rest } of kept) {
    const bytes = typeof content === 'string' ? (await blobs.next()).value : content;
    if (bytes === undefined) throw new RangeError('an object that was there has gone');
    files.push({ ...rest, bytes, order: files.length });
  }
  // because only the end of the call tells whether all of it was read
  await blobs.next();
  return files;
}

function objectsOf(found: readonly FoundRecord[]): readonly string[] {
  return found.flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
}

function newest(
  found: readonly FoundRecord[],
  sizeOf: (found: FoundRecord) => number,
  { maxRecords, maxBytes }: LedgerLimits,
): readonly FoundRecord[] {
  const sizes = found.map(sizeOf);
  let start = found.length;
  let bytes = sizes[start - 1] ?? 0;
  while (start > 0 && found.length - start < maxRecords && bytes <= maxBytes) {
    start -= 1;
    bytes += sizes[start - 1] ?? 0;
  }
  return found.slice(start);
}
