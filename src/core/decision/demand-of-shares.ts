import { rowsByKind } from '../projection/cell-table.ts';
import { type FixKind, type FixRequest, isUndeliverable, mustGo } from './fix-request.ts';

/** Rows that go for their chance of bouncing, whatever the shares demand. */
interface Going {
  readonly deliverable: number;
  readonly invalid: number;
}

/** How many rows have to go for a share. */
interface SharesDemand {
  readonly invalid: number;
  readonly duplicates: number;
}

/**
 * How many invalid rows and duplicates must go, beside the forbidden rows and those that go anyway, so that both shares
 * of what is left are within their limits. Each removal raises the other share, so both grow until both are met.
 */
export function demandOfShares(
  { open: { cells }, counts, policy, forbidden, waived, newDuplicates = counts.duplicates }: FixRequest,
  going: Going,
): SharesDemand {
  const byKind = rowsByKind(cells);
  const rowsOf = (isMeant: (kind: FixKind) => boolean): number =>
    cells.kinds.reduce((sum, kind, place) => (isMeant(kind) ? sum + (byKind[place] ?? 0) : sum), 0);
  const goes = (kind: FixKind) => mustGo(kind, forbidden);
  const rows = counts.rows - rowsOf(goes) - going.deliverable;
  const bad = counts.invalid - rowsOf((kind) => goes(kind) && isUndeliverable(kind));
  const isNewBad = (kind: FixKind) => isUndeliverable(kind) && kind.standing === 'added' && !goes(kind);
  const mostInvalid = cells.kinds.some(({ standing }) => standing !== undefined) ? rowsOf(isNewBad) : bad;
  const invalidLimit = waived.has('invalid-rows') ? null : policy.invalid.fail;
  const duplicateLimit = waived.has('duplicate-rows') ? null : policy.duplicates.fail;
  for (let invalid = going.invalid, duplicates = 0; ; ) {
    const before = invalid + duplicates;
    duplicates = Math.min(newDuplicates, rowsAbove(counts.duplicates, rows - invalid, duplicateLimit));
    invalid = Math.max(invalid, Math.min(mostInvalid, rowsAbove(bad, rows - duplicates, invalidLimit)));
    if (invalid + duplicates === before) return { invalid, duplicates };
  }
}

/** The least k for which (bad - k) / (rows - k) is within the limit. */
function rowsAbove(bad: number, rows: number, limit: number | null): number {
  if (limit === null || limit >= 1) return 0;
  // because the division rounds, the last steps are tried
  let removed = Math.max(0, Math.floor((bad - limit * rows) / (1 - limit)) - 1);
  while (removed < bad && (bad - removed) / (rows - removed) > limit) removed += 1;
  return removed;
}
