import { chancesOf, type OpenProjection, type Projection, projectPart } from './project.ts';
import { type CountedCell, cellKey, type EvidenceCell } from './tally.ts';

/**
 * How many rows of a cell to remove, and where the cell stands among those that were projected; `chance` is the projected
 * number of bounces per row (a fraction).
 */
export interface CellRemoval {
  readonly cell: EvidenceCell;
  readonly cellIndex: number;
  readonly count: number;
  readonly chance: number;
}

/** A set of rows to remove, highest chance first, and the projection of what is left. */
export interface Removal {
  readonly removals: readonly CellRemoval[];
  readonly removed: number;
  readonly after: Projection;
}

/**
 * The smallest number of rows, taken highest chance first (then by source, cause and the rest of the evidence),
 * whose removal makes `passes` true: with one row fewer it is false. Null when nothing short of the whole list
 * suffices. Costs about 2 log2(rows) projections: the number is doubled until it passes, then halved in between,
 * because continuity correction makes P(rate > t) rise again on lists of a few dozen rows. `counts[i]` recipients of
 * cell i are on the list; absent, all that were counted.
 */
export function smallestRemoval(
  open: OpenProjection,
  passes: (projection: Projection) => boolean,
  counts: readonly number[] = open.cells.map(({ count }) => count),
): Removal | null {
  const ranked = rankCells(open, counts);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const after = (removed: number) => projectPart(open, countsAfter(counts, ranked, removed));
  let failing = -1;
  let passing = 0;
  while (!passes(after(passing))) {
    if (passing >= rows - 1) return null;
    failing = passing;
    passing = Math.min(rows - 1, Math.max(1, 2 * passing));
  }
  while (passing - failing > 1) {
    const middle = Math.floor((failing + passing) / 2);
    if (passes(after(middle))) passing = middle;
    else failing = middle;
  }
  return { removals: removalsOf(ranked, passing), removed: passing, after: after(passing) };
}

interface RankedCell extends CountedCell {
  readonly cellIndex: number;
  readonly chance: number;
}

function rankCells(open: OpenProjection, counts: readonly number[]): readonly RankedCell[] {
  const chances = chancesOf(open);
  const ranked = open.cells.flatMap(({ cell }, cellIndex) => {
    const count = counts[cellIndex] ?? 0;
    return count === 0 ? [] : [{ cell, cellIndex, count, chance: chances[cellIndex] ?? 0 }];
  });
  return ranked.sort((left, right) => right.chance - left.chance || compareCells(left.cell, right.cell));
}

// because keys are long and equal chances are few, they are built only when needed
function compareCells(left: EvidenceCell, right: EvidenceCell): number {
  return compare(left.source, right.source) || compare(cellKey(left), cellKey(right));
}

function removalsOf(ranked: readonly RankedCell[], removed: number): readonly CellRemoval[] {
  const removals: CellRemoval[] = [];
  let left = removed;
  for (const { cell, cellIndex, count, chance } of ranked) {
    if (left === 0) break;
    const taken = Math.min(left, count);
    removals.push({ cell, cellIndex, count: taken, chance: Math.min(1, chance) });
    left -= taken;
  }
  return removals;
}

function countsAfter(
  counts: readonly number[],
  ranked: readonly RankedCell[],
  removed: number,
): readonly number[] {
  const remaining = counts.slice();
  let left = removed;
  for (const { cellIndex, count } of ranked) {
    if (left === 0) break;
    remaining[cellIndex] = Math.max(0, count - left);
    left = Math.max(0, left - count);
  }
  return remaining;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
