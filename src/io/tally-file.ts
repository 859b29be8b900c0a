import { createHash } from 'node:crypto';
import type { Problem } from '../core/finding.ts';
import type { CheckTally } from '../core/shard/check-tally.ts';
import { parseTally, tallyText } from '../core/shard/parse-tally.ts';
import { type NamedFile, openNamedFile } from './open-named-file.ts';
import { writeAtomically } from './write-atomically.ts';

/** Most bytes of a tally: some million cells of evidence. */
const maxBytes = 256 * 1024 * 1024;

export type TallyFileRead =
  | { readonly ok: true; readonly tally: CheckTally }
  | { readonly ok: false; readonly problem: Problem };

/** Writes a tally, whole or not at all, over one that is there. */
export async function writeTally(path: string, tally: CheckTally): Promise<void> {
  const file = await writeAtomically(path);
  try {
    await file.write(Buffer.from(tallyText(tally, sha256)));
    await file.commit(true);
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Reads a tally as it was written. */
export async function readTally(named: NamedFile): Promise<TallyFileRead> {
  const source = await openNamedFile(named, { maxBytes });
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks) chunks.push(chunk);
  const problem = source.problem();
  if (problem?.code === 'file-too-large') return { ok: false, problem: unreadable(named, 'too-large') };
  if (problem !== undefined) return { ok: false, problem };
  const read = parseTally(Buffer.concat(chunks).toString('utf8'), sha256);
  return read.ok ? read : { ok: false, problem: unreadable(named, read.reason) };
}

function unreadable({ shown }: NamedFile, reason: string): Problem {
  return { code: 'tally-unreadable', file: shown, args: { reason } };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
