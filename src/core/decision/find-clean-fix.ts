import type { SmallestFix } from '../campaign-result.ts';
import { type CellTable, noCells, pickCells } from '../projection/cell-table.ts';
import { isCleanedAway } from '../projection/project-scenarios.ts';
import { smallestRemoval } from '../projection/smallest-removal.ts';
import type { EvidenceKind } from '../projection/tally.ts';
import { noFix } from './find-smallest-fix.ts';
import type { FixRequest } from './fix-request.ts';
import { tellRemovals } from './tell-removals.ts';

/** What has to go beside all that cleaning takes out. */
export interface CleanFix {
  readonly fix: SmallestFix;
  /** Of which cells the rows are, so that they can be told; as many as the fix says, any of a cell. */
  readonly cells: CellTable<EvidenceKind>;
}

/**
 * The smallest removal that makes the cleaned list pass, by falling chance of bouncing; null where it passes as it is. Rates
 * are all that it can fail for, since cleaning leaves no row that is suppressed, invalid or repeated.
 */
export function findCleanFix({ open, passes }: Pick<FixRequest, 'open' | 'passes'>): CleanFix | null {
  const { kinds, kindOf, counts } = open.cells;
  const isCleaned = kinds.map(isCleanedAway);
  const cleaned = counts.map((count, cell) => (isCleaned[kindOf[cell] ?? 0] === true ? 0 : count));
  if (cleaned.every((count) => count === 0)) return { fix: noFix, cells: noCells };
  const found = smallestRemoval(open, passes, cleaned);
  if (found === null) return { fix: noFix, cells: noCells };
  if (found.removed === 0) return null;
  const { taken, removed, after } = found;
  const removals = tellRemovals([taken], open, cleaned);
  const fix = { possible: true, removed, removals, totalAfter: after.total.expected };
  return { fix, cells: { ...pickCells(open.cells, taken.places), counts: taken.counts } };
}
