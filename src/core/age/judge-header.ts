import type { Problem } from '../finding.ts';

/** What opens a sealed file: a secret key or a passphrase. */
export type Opener = 'key' | 'passphrase';

/** What the header of a sealed file asks for, or why it is not tried. */
export type HeaderJudged =
  | { readonly ok: true; readonly opener: Opener }
  | { readonly ok: false; readonly problem: Pick<Problem, 'code' | 'args'> };

/** Longest header that is read: some hundred keys. A file without an end of its header would otherwise fill the memory. */
export const maxHeaderBytes = 64 * 1024;

/**
 * Highest work factor that is taken from a passphrase, log2 of N: what `age` and `seal` write. It means 256 MiB of memory
 * and some seconds; each step more doubles both, and the file chooses it.
 */
export const maxWorkFactor = 18;

/** Judges the first bytes of a sealed file, before any key is tried (https://c2sp.org/age, "Header"). */
export function judgeHeader(start: Uint8Array): HeaderJudged {
  const bytes = Buffer.from(start.subarray(0, maxHeaderBytes));
  const end = bytes.indexOf('\n--- ');
  if (end === -1) return { ok: false, problem: { code: 'age-damaged', args: { reason: 'header' } } };
  const header = bytes.toString('latin1', 0, end + 1);
  const factor = /\n-> scrypt [^ \n]+ (\d{1,9})\n/.exec(header)?.[1];
  if (factor === undefined) return { ok: true, opener: 'key' };
  if (Number(factor) <= maxWorkFactor) return { ok: true, opener: 'passphrase' };
  const args = { reason: 'work-factor', factor: Number(factor), limit: maxWorkFactor };
  return { ok: false, problem: { code: 'age-unsupported', args } };
}
