import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { readBlobs, sizesOf } from './read-blobs.ts';
import { parseSegment, type SegmentContent, segmentMonth, segmentPaths } from './segment.ts';

/** A segment of a commit; null when its files are not there, or too large. */
export interface MonthRead {
  readonly month: string;
  readonly content: SegmentContent | null;
}

const maxSegmentBytes = 256 << 20;

/** Reads the segments of a commit, oldest first, one in memory at a time. Throws a GitFailure. */
export async function* readSegments(
  git: Git,
  tip: string,
  deadline: Deadline,
  wants: (month: string) => boolean = () => true,
): AsyncGenerator<MonthRead> {
  const args = ['ls-tree', '-z', '--full-tree', tip, '--', 'segments/'];
  const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  if (failure !== null) throw failure;
  const objects = new Map<string, string>();
  for (const row of output.toString('utf8').split('\0')) {
    const [, object, path] = /^100644 blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    if (object !== undefined && path !== undefined) objects.set(path, object);
  }
  const sizes = await sizesOf(git, [...objects.values()], deadline);
  for (const month of [...objects.keys()]
    .flatMap((path) => segmentMonth(path) ?? [])
    .filter(wants)
    .sort()) {
    const { lines, digests } = segmentPaths(month);
    const wanted = [objects.get(lines) ?? '', objects.get(digests) ?? ''];
    const fits = wanted.every((object) => (sizes.get(object) ?? Number.POSITIVE_INFINITY) <= maxSegmentBytes);
    yield { month, content: fits ? await readMonth(git, wanted, month, deadline) : null };
  }
}

async function readMonth(
  git: Git,
  objects: readonly string[],
  month: string,
  deadline: Deadline,
): Promise<SegmentContent> {
  const contents: Buffer[] = [];
  for await (const content of readBlobs(git, objects, deadline)) contents.push(content);
  const [lines = Buffer.alloc(0), digests = Buffer.alloc(0)] = contents;
  return parseSegment({ lines, digests }, month);
}
