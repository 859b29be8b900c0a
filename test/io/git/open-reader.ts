import { onTestFinished } from 'vitest';
import type { Commit } from '../../../src/io/git/commit.ts';
import type { GitAnswer } from '../../../src/io/git/git-answer.ts';
import { type GitReader, openGitReader } from '../../../src/io/git/git-reader.ts';
import type { FileSource } from '../../../src/io/open-file.ts';

/** A reader on a checkout, closed when the test is over. */
export async function openReader(folder: string): Promise<GitReader> {
  const opened = await openGitReader(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  onTestFinished(opened.reader.close);
  return opened.reader;
}

/** The answer itself; the test fails when there is none. */
export function answerOf<T>(answer: GitAnswer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

/** The problem; the test fails when there was an answer. */
export function problemOf<T>(answer: GitAnswer<T>): Extract<GitAnswer<T>, { ok: false }>['problem'] {
  if (answer.ok) throw new Error(`answered ${JSON.stringify(answer.value)}`);
  return answer.problem;
}

/** The commit of a name that is known to be good. */
export async function commitOf(reader: GitReader, ref: string): Promise<Commit> {
  return answerOf(await reader.resolveCommit(ref));
}

/** All bytes of a source. */
export async function bytesOf(source: FileSource): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}
