import { GitFailure } from './git-failure.ts';
import type { Git } from './run-git.ts';

const maxOutputBytes = 1 << 20;
const maxPartBytes = 1 << 16;

/** The whole output of a call that says little. */
export async function readOutput(git: Git, args: readonly string[]): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of git.stream(args)) {
    bytes += chunk.length;
    if (bytes > maxOutputBytes) throw new GitFailure('too-long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The parts of a call's output, each ended by `end`, one after the other. */
export async function* readParts(
  git: Git,
  args: readonly string[],
  end: '\0' | '\n',
  waitMs?: number,
): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of git.stream(args, waitMs)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let at = bytes.indexOf(end); at !== -1; at = bytes.indexOf(end, start)) {
      yield bytes.toString('utf8', start, at);
      start = at + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > maxPartBytes) throw new GitFailure('too-long');
  }
}
