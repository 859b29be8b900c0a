import { chancesOf, type OpenProjection } from '../../../src/core/projection/project.ts';
import type { Removal } from '../../../src/core/projection/smallest-removal.ts';
import { type CountedCell, cellAt } from '../../../src/core/projection/tally.ts';

/** Rows of a cell that are removed, and how many bounces are expected of each. */
export interface RemovedCell extends CountedCell {
  readonly chance: number;
}

/** The cells that a removal takes rows of, in its order. */
export function removedCells(open: OpenProjection, { taken }: Removal): readonly RemovedCell[] {
  const chances = chancesOf(open);
  return Array.from(taken.places, (place, rank) => ({
    cell: cellAt(open.cells, place),
    count: taken.counts[rank] ?? 0,
    chance: chances[place] ?? 0,
  }));
}
