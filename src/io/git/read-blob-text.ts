import type { FileSource } from '../open-file.ts';
import type { GitAnswer } from './git-answer.ts';

/** Reads a small UTF-8 file whole; more than `maxBytes` after gzip is undone is a problem. */
export async function readBlobText(source: FileSource, maxBytes: number): Promise<GitAnswer<string>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source.chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      const args = { reason: 'too large' };
      return { ok: false, problem: { code: 'file-unreadable', file: source.path, args } };
    }
    chunks.push(chunk);
  }
  const problem = source.problem();
  if (problem !== undefined) return { ok: false, problem };
  return { ok: true, value: Buffer.concat(chunks).toString('utf8') };
}
