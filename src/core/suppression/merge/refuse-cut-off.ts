import type { Problem } from '../../finding.ts';
import type { Merged } from './merge-suppressions.ts';

/**
 * The problem of a run all of whose sources have no row, one of them a table with a header alone: an export that was cut
 * off looks like that. Null where any has rows. It is for whoever runs a merge, since nothing on file is lost by one.
 */
export function refuseCutOff({ files, eventFiles, noRows }: Extract<Merged, { ok: true }>): Problem | null {
  const [file] = noRows;
  const hasRows = [...files, ...eventFiles].some(({ entries, leftOut }) => entries + leftOut > 0);
  if (file === undefined || hasRows) return null;
  return { code: 'suppression-not-understood', file, args: { reason: 'no-rows' } };
}
