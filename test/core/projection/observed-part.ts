import { exposuresOf } from '../../../src/core/projection/list-exposures.ts';
import type { ProjectionParameters } from '../../../src/core/projection/parameters.ts';
import type { BounceCounts, CountedPart, SendCounts } from '../../../src/core/projection/recorded-send.ts';
import { type CountedCell, cellKey, type EvidenceCell, tableOf } from '../../../src/core/projection/tally.ts';

/** The bounces of one recorded send: in total, per source, or per evidence cell (from per-recipient events). */
export type CampaignCounts =
  | Exclude<SendCounts, { readonly kind: 'by-part' }>
  | { readonly kind: 'by-cell'; readonly cells: readonly (BounceCounts & { readonly cell: EvidenceCell })[] };

/** The same counts with cells turned into parts of the list; counts of cells that were not mailed are left out. */
export function countParts(
  cells: readonly CountedCell[],
  counts: CampaignCounts,
  parameters: ProjectionParameters,
): SendCounts {
  if (counts.kind !== 'by-cell') return counts;
  const cellsByKey = groupByKey(cells);
  const parts = counts.cells.flatMap(({ cell, ...bounces }): readonly CountedPart[] => {
    const name = cellKey(cell);
    const mailed = cellsByKey.get(name);
    return mailed === undefined
      ? []
      : [{ ...bounces, name, exposures: exposuresOf(tableOf(mailed), parameters) }];
  });
  return { kind: 'by-part', parts };
}

function groupByKey(cells: readonly CountedCell[]): ReadonlyMap<string, readonly CountedCell[]> {
  const cellsByKey = new Map<string, CountedCell[]>();
  for (const counted of cells) {
    const key = cellKey(counted.cell);
    const known = cellsByKey.get(key);
    if (known === undefined) cellsByKey.set(key, [counted]);
    else known.push(counted);
  }
  return cellsByKey;
}
