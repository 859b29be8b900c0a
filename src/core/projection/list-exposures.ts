import type { CellTable } from './cell-table.ts';
import { type ExpandedCells, expandCells } from './expanded-cells.ts';
import { compareExposures, type Exposure } from './exposure.ts';
import { ExposureSums } from './exposure-sums.ts';
import type { ProjectionParameters } from './parameters.ts';
import type { EvidenceKind } from './tally.ts';

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
export function exposuresOf(cells: CellTable<EvidenceKind>, parameters: ProjectionParameters): ListExposures {
  return partExposures(expandCells(cells, parameters), cells.counts);
}

/** The exposures of the part of a list that has `counts[i]` recipients of cell i. */
export function partExposures(expanded: ExpandedCells, counts: Float64Array): ListExposures {
  const sums = new ExposureSums(expanded);
  sums.addAll(counts);
  return sums.exposures();
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
