import type { Problem } from '../core/finding.ts';
import { FileFault } from './file-fault.ts';
import type { NamedFile } from './open-named-file.ts';
import { openNamedFile } from './open-named-file.ts';
import { type WriteOptions, writeAtomically } from './write-atomically.ts';

/** Whether a file may be replaced, and how it is written. */
export interface CopyOptions extends WriteOptions {
  readonly replace: boolean;
}

/** What became of a copy: `reason` is `there` for a file that may not be replaced, else the system's code. */
export type FileCopied =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly problem: Problem; readonly reason?: undefined }
  | { readonly ok: false; readonly problem?: undefined; readonly reason: string };

/**
 * Copies a file, sealed or opened and packed or unpacked by the two names. The copy comes into being when all of the file
 * was read and nothing was wrong with it.
 */
export async function copyFile(from: NamedFile, to: string, options: CopyOptions): Promise<FileCopied> {
  const { replace, ...how } = options;
  try {
    const file = await writeAtomically(to, how);
    try {
      const source = await openNamedFile(from);
      let bytes = 0;
      for await (const chunk of source.chunks) {
        bytes += chunk.length;
        await file.write(chunk);
      }
      const problem = source.problem();
      if (problem === undefined)
        return (await file.commit(replace)) ? { ok: true, bytes } : { ok: false, reason: 'there' };
      await file.discard();
      return { ok: false, problem };
    } catch (error) {
      await file.discard();
      throw error;
    }
  } catch (error) {
    if (error instanceof FileFault) return { ok: false, problem: { code: error.code, args: error.args } };
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, reason: String(error.code) };
  }
}
