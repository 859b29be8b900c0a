import type { BounceOutcome } from './component.ts';
import { compareExposures, type Exposure } from './exposure.ts';
import { type ListExposures, recipientsIn, sortExposures } from './list-exposures.ts';

/** Numbers of bounces; soft is left out where the sending tool does not report it. */
export interface BounceCounts {
  readonly hard: number;
  readonly soft?: number;
}

/** A part of the list whose bounces were counted apart; equal names are one part, whose bounces add. */
export interface CountedPart extends BounceCounts {
  readonly name: string;
  readonly exposures: Readonly<Record<BounceOutcome, readonly Exposure[]>>;
}

/** The bounces of one recorded send: in total, per source, or per part that is given with its exposures. */
export type SendCounts =
  | ({ readonly kind: 'total' } & BounceCounts)
  | { readonly kind: 'by-source'; readonly sources: readonly (BounceCounts & { readonly source: string })[] }
  | { readonly kind: 'by-part'; readonly parts: readonly CountedPart[] };

/** What was mailed and what came of it: all that can be learnt from one send. */
export interface RecordedSend {
  readonly list: ListExposures;
  readonly counts: SendCounts;
}

/** The exposures of a part of the list for one outcome, and the bounces that were counted in it. */
export interface MeasuredPart {
  readonly exposures: readonly Exposure[];
  readonly bounces: number;
}

/**
 * Brings the counts of one outcome and the exposures together, in the order of source or part names. Parts without a
 * count and counts of sources that were not mailed are left out.
 */
export function measureParts(
  { list, counts }: RecordedSend,
  outcome: BounceOutcome,
): readonly MeasuredPart[] {
  const bouncesByName = new Map<string, number>();
  for (const [name, { [outcome]: bounces }] of nameCounts(counts)) {
    if (bounces !== undefined) bouncesByName.set(name, (bouncesByName.get(name) ?? 0) + bounces);
  }
  const exposuresByName = nameExposures({ list: sortExposures(list), counts }, outcome);
  const sorted = [...bouncesByName].sort(([left], [right]) => (left < right ? -1 : 1));
  return sorted.flatMap(([name, bounces]) => {
    const exposures = exposuresByName.get(name);
    return exposures === undefined ? [] : [{ exposures, bounces }];
  });
}

function nameCounts(counts: SendCounts): readonly (readonly [name: string, counts: BounceCounts])[] {
  if (counts.kind === 'by-source') return counts.sources.map((entry) => [entry.source, entry]);
  if (counts.kind === 'by-part') return counts.parts.map((entry) => [entry.name, entry]);
  return [['', counts]];
}

function nameExposures(
  { list, counts }: RecordedSend,
  outcome: BounceOutcome,
): ReadonlyMap<string, readonly Exposure[]> {
  if (counts.kind === 'by-part') {
    return new Map(
      counts.parts.map(({ name, exposures }) => [name, exposures[outcome].toSorted(compareExposures)]),
    );
  }
  if (counts.kind === 'total') return new Map(recipientsIn(list) > 0 ? [['', list[outcome]]] : []);
  const bySource = new Map<string, Exposure[]>(list.sources.map(({ source }) => [source, []]));
  for (const exposure of list[outcome]) bySource.get(exposure.source)?.push(exposure);
  return bySource;
}
