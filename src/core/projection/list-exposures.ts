import {
  compareExposures,
  type ExpandedCells,
  type Exposure,
  expandCells,
  sumExposures,
} from './exposure.ts';
import type { ProjectionParameters } from './parameters.ts';
import type { CountedCell } from './tally.ts';

/** How many recipients a source has; recipients without any chance of bouncing count as well. */
export interface SourceRecipients {
  readonly source: string;
  readonly recipients: number;
}

/** All that projecting a list and learning from its send need of it: what the ledger keeps instead of cells. */
export interface ListExposures {
  readonly sources: readonly SourceRecipients[];
  readonly hard: readonly Exposure[];
  readonly soft: readonly Exposure[];
}

/** The exposures of a list under these parameters, the same to the last bit in any order of cells. */
export function exposuresOf(cells: readonly CountedCell[], parameters: ProjectionParameters): ListExposures {
  const counts = cells.map(({ count }) => count);
  return partExposures(expandCells(cells, parameters), counts);
}

/** The exposures of the part of a list that has `counts[i]` recipients of cell i. */
export function partExposures(expanded: ExpandedCells, counts: readonly number[]): ListExposures {
  const sources = expanded.sources.map(({ source, cellIndexes }) => {
    const recipients = cellIndexes.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
    return { source, recipients };
  });
  return {
    sources: sources.filter(({ recipients }) => recipients > 0),
    hard: sumExposures(expanded, 'hard', counts),
    soft: sumExposures(expanded, 'soft', counts),
  };
}

/** The same exposures in the one order that all sums are made in, so that equal records give equal bits. */
export function sortExposures({ sources, hard, soft }: ListExposures): ListExposures {
  return {
    sources: sources.toSorted((left, right) => (left.source < right.source ? -1 : 1)),
    hard: hard.toSorted(compareExposures),
    soft: soft.toSorted(compareExposures),
  };
}

/** How many recipients the list has. */
export function recipientsIn({ sources }: ListExposures): number {
  return sources.reduce((sum, { recipients }) => sum + recipients, 0);
}
