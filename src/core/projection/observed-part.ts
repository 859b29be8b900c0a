import type { BounceOutcome } from './component.ts';
import { type CountedCell, cellKey, type EvidenceCell } from './tally.ts';

/** Numbers of bounces; soft is left out where the sending tool does not report it. */
export interface BounceCounts {
  readonly hard: number;
  readonly soft?: number;
}

/** The bounces of one recorded send: in total, per source, or per evidence cell (from per-recipient events). */
export type CampaignCounts =
  | ({ readonly kind: 'total' } & BounceCounts)
  | { readonly kind: 'by-source'; readonly sources: readonly (BounceCounts & { readonly source: string })[] }
  | { readonly kind: 'by-cell'; readonly cells: readonly (BounceCounts & { readonly cell: EvidenceCell })[] };

/** A part of the list that was mailed and the bounces of one outcome that were counted in it. */
export interface ObservedPart {
  readonly cells: readonly CountedCell[];
  readonly bounces: number;
}

/**
 * Brings counts and cells together, per outcome, in the order of source names or cell keys. Parts without a count
 * and counts without a part are left out.
 */
export function matchCounts(
  cells: readonly CountedCell[],
  counts: CampaignCounts,
): Readonly<Record<BounceOutcome, readonly ObservedPart[]>> {
  const labelled = labelCounts(counts);
  const partName = partNameOf(counts.kind);
  const cellsByName = new Map<string, CountedCell[]>();
  for (const counted of cells) {
    const name = partName(counted.cell);
    const known = cellsByName.get(name);
    if (known === undefined) cellsByName.set(name, [counted]);
    else known.push(counted);
  }
  return { hard: match(labelled, cellsByName, 'hard'), soft: match(labelled, cellsByName, 'soft') };
}

type LabelledCounts = readonly (readonly [name: string, counts: BounceCounts])[];

function partNameOf(kind: CampaignCounts['kind']): (cell: EvidenceCell) => string {
  if (kind === 'by-source') return ({ source }) => source;
  return kind === 'by-cell' ? cellKey : () => '';
}

function labelCounts(counts: CampaignCounts): LabelledCounts {
  if (counts.kind === 'by-source') return counts.sources.map((entry) => [entry.source, entry]);
  if (counts.kind === 'by-cell') return counts.cells.map((entry) => [cellKey(entry.cell), entry]);
  return [['', counts]];
}

function match(
  labelled: LabelledCounts,
  cellsByName: ReadonlyMap<string, readonly CountedCell[]>,
  outcome: BounceOutcome,
): readonly ObservedPart[] {
  const bouncesByName = new Map<string, number>();
  for (const [name, counts] of labelled) {
    const bounces = counts[outcome];
    if (bounces !== undefined) bouncesByName.set(name, (bouncesByName.get(name) ?? 0) + bounces);
  }
  const sorted = [...bouncesByName].sort(([left], [right]) => (left < right ? -1 : 1));
  return sorted.flatMap(([name, bounces]) => {
    const cells = cellsByName.get(name);
    return cells === undefined ? [] : [{ cells, bounces }];
  });
}
