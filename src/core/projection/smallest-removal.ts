import type { BounceOutcome } from './component.ts';
import { expandCell } from './expand-cell.ts';
import { multiplierOf } from './multipliers.ts';
import {
  type OpenProjection,
  openProjection,
  type Projection,
  type ProjectionOptions,
  projectPart,
} from './project.ts';
import { type CountedCell, cellKey, type EvidenceCell } from './tally.ts';

/** How many rows of a cell to remove; `chance` is the projected number of bounces per row (a fraction). */
export interface CellRemoval {
  readonly cell: EvidenceCell;
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
 * because continuity correction makes P(rate > t) rise again on lists of a few dozen rows.
 */
export function smallestRemoval(
  cells: readonly CountedCell[],
  options: ProjectionOptions,
  passes: (projection: Projection) => boolean,
): Removal | null {
  const open = openProjection(cells, options);
  const ranked = rankCells(open);
  const counts = cells.map(({ count }) => count);
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
  return { removals: removalsOf(cells, ranked, passing), removed: passing, after: after(passing) };
}

interface RankedCell {
  readonly cellIndex: number;
  readonly chance: number;
}

function rankCells(open: OpenProjection): readonly RankedCell[] {
  const keyed = open.cells.map(({ cell }, cellIndex) => ({
    cellIndex,
    chance: chanceOf(cell, open),
    cell,
  }));
  return keyed.sort((left, right) => right.chance - left.chance || compareCells(left.cell, right.cell));
}

// because keys are long and equal chances are few, they are built only when needed
function compareCells(left: EvidenceCell, right: EvidenceCell): number {
  return compare(left.source, right.source) || compare(cellKey(left), cellKey(right));
}

function chanceOf(cell: EvidenceCell, { multipliers }: OpenProjection): number {
  const chanceIn = (outcome: BounceOutcome, component: string, chance: number) =>
    chance * multiplierOf(multipliers[outcome], component, cell.source);
  return expandCell(cell, multipliers.hard.parameters).reduce(
    (sum, { outcome, component, chance }) => sum + chanceIn(outcome, component, chance),
    0,
  );
}

function removalsOf(
  cells: readonly CountedCell[],
  ranked: readonly RankedCell[],
  removed: number,
): readonly CellRemoval[] {
  const removals: CellRemoval[] = [];
  let left = removed;
  for (const { cellIndex, chance } of ranked) {
    const counted = cells[cellIndex];
    if (left === 0 || counted === undefined) break;
    const count = Math.min(left, counted.count);
    if (count > 0) removals.push({ cell: counted.cell, count, chance: Math.min(1, chance) });
    left -= count;
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
  for (const { cellIndex } of ranked) {
    if (left === 0) break;
    const count = counts[cellIndex] ?? 0;
    remaining[cellIndex] = Math.max(0, count - left);
    left = Math.max(0, left - count);
  }
  return remaining;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
