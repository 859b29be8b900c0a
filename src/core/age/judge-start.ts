import type { Problem } from '../finding.ts';
import { isSealedPath } from './is-sealed-path.ts';

/** What a file is by its name and its first bytes: as it reads, sealed, or not what it seems. */
export type Wrapping = 'plain' | 'sealed' | Pick<Problem, 'code' | 'args'>;

/** First line of a sealed file (https://c2sp.org/age, "Header"). */
const firstLine = 'age-encryption.org/v1\n';
/** First line of one that was made text (https://c2sp.org/age, "ASCII armor"). */
const armourLine = '-----BEGIN AGE ENCRYPTED FILE-----';

/** So many first bytes of a file tell what it is. */
export const startBytes = 64;

/**
 * Judges whether a file is sealed. Name and bytes must agree, because what is written beside a sealed file is sealed by its
 * name: a list that is sealed under another name would be cleaned into plain text.
 */
export function judgeStart(path: string, start: Uint8Array): Wrapping {
  const hasName = isSealedPath(path);
  if (startsWith(start, armourLine)) return { code: 'age-unsupported', args: { reason: 'armour' } };
  const hasBytes = startsWith(start, firstLine);
  if (hasBytes && !hasName) return { code: 'age-unsupported', args: { reason: 'name' } };
  if (hasName && !hasBytes) return { code: 'age-damaged', args: { reason: 'start' } };
  return hasBytes ? 'sealed' : 'plain';
}

/** Why what was taken out of a packed or sealed file is not read: it is sealed itself; null where it is not. */
export function judgeContent(start: Uint8Array, outer: 'gzip' | 'age'): Exclude<Wrapping, string> | null {
  const isSealed = startsWith(start, firstLine) || startsWith(start, armourLine);
  return isSealed ? { code: 'age-unsupported', args: { reason: `inside-${outer}` } } : null;
}

function startsWith(start: Uint8Array, line: string): boolean {
  return Buffer.from(start.subarray(0, line.length)).toString('latin1') === line;
}
