import { GitFailure } from '../git/git-failure.ts';
import type { Git } from '../git/run-git.ts';
import type { Deadline } from './deadline.ts';

/** The sizes in bytes of objects that are files; those that are missing or something else are left out. */
export async function sizesOf(
  git: Git,
  objects: readonly string[],
  deadline: Deadline,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  if (objects.length === 0) return sizes;
  const args = ['cat-file', '--batch-check', '--buffer'];
  let rest = '';
  for await (const chunk of git.stream(args, Math.max(1, deadline.callMs()), linesOf(objects))) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [object = '', kind, size] = line.split(' ');
      if (kind === 'blob') sizes.set(object, Number(size));
    }
  }
  return sizes;
}

/** The contents of files, in the order asked for; all of them have to be there. */
export async function* readBlobs(
  git: Git,
  objects: readonly string[],
  deadline: Deadline,
): AsyncGenerator<Buffer> {
  if (objects.length === 0) return;
  const stream = git.stream(
    ['cat-file', '--batch', '--buffer'],
    Math.max(1, deadline.callMs()),
    linesOf(objects),
  );
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    let at = 0;
    for (let end = held.indexOf('\n'); end !== -1; end = held.indexOf('\n', at)) {
      const size = sizeIn(held.toString('latin1', at, end));
      if (held.length < end + size + 2) break;
      // because a copy lets go of the chunk it came in
      yield Buffer.from(held.subarray(end + 1, end + 1 + size));
      at = end + size + 2;
    }
    held = held.subarray(at);
  }
  if (held.length > 0) throw new GitFailure('crashed');
}

function sizeIn(header: string): number {
  const [, kind, size] = header.split(' ');
  if (kind !== 'blob') throw new GitFailure('crashed');
  return Number(size);
}

function* linesOf(objects: readonly string[]): Generator<Buffer> {
  const perChunk = 1000;
  for (let start = 0; start < objects.length; start += perChunk) {
    yield Buffer.from(`${objects.slice(start, start + perChunk).join('\n')}\n`);
  }
}
