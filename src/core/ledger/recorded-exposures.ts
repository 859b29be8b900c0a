import type { Component } from '../projection/component.ts';
import type { Exposure } from '../projection/exposure.ts';
import type { ListExposures } from '../projection/list-exposures.ts';
import { showable } from '../showable.ts';
import { maxSourceLength } from './record-limits.ts';

/** What is told of a source that has no place of its own in a record. */
export const otherSources = 'other';

/** One exposure as records hold it: component, place of its source, recipients, sum of chances, sum of squares. */
export type RecordedExposure = [Component, number, number, number, number];

/** Exposures of a list with the sources they name. */
export interface RecordedExposures {
  readonly sources: [string, number][];
  readonly exposures: { readonly hard: RecordedExposure[]; readonly soft: RecordedExposure[] };
}

/**
 * The exposures as a record holds them: numbers to six digits, the largest `limit` sources by name and the rest
 * together as `other`.
 */
export function recordExposures(list: ListExposures, limit: number): RecordedExposures {
  const nameOf = new Map<string, string>();
  const largest = list.sources.toSorted(
    (left, right) => right.recipients - left.recipients || (left.source < right.source ? -1 : 1),
  );
  largest.forEach(({ source }, place) => {
    nameOf.set(source, place < limit ? showable(source, maxSourceLength) : otherSources);
  });
  const recipients = new Map<string, number>();
  for (const { source, recipients: count } of largest) {
    const name = nameOf.get(source) ?? otherSources;
    recipients.set(name, (recipients.get(name) ?? 0) + count);
  }
  const sources = [...recipients];
  const placeOf = new Map(sources.map(([name], place) => [name, place]));
  const place = (source: string) => placeOf.get(nameOf.get(source) ?? otherSources) ?? 0;
  const { hard, soft } = list;
  return { sources, exposures: { hard: merge(hard, place), soft: merge(soft, place) } };
}

function merge(exposures: readonly Exposure[], placeOf: (source: string) => number): RecordedExposure[] {
  const merged = new Map<string, RecordedExposure>();
  for (const { component, source, recipients, expected, squares } of exposures) {
    const place = placeOf(source);
    const known = merged.get(`${component} ${place}`) ?? [component, place, 0, 0, 0];
    merged.set(`${component} ${place}`, [
      component,
      place,
      known[2] + recipients,
      known[3] + expected,
      known[4] + squares,
    ]);
  }
  return [...merged.values()].map(([component, place, recipients, expected, squares]) => [
    component,
    place,
    recipients,
    sixDigits(expected),
    sixDigits(squares),
  ]);
}

// because six digits are finer than anything a count of bounces can tell
function sixDigits(amount: number): number {
  return Number(amount.toPrecision(6));
}

/** The exposures of a record as the projection takes them, sorted; an exposure of no source is left out. */
export function openExposures(
  recorded: readonly RecordedExposure[],
  sources: readonly (readonly [string, number])[],
): readonly Exposure[] {
  const opened = recorded.flatMap(([component, place, recipients, expected, squares]): Exposure[] => {
    const source = sources[place]?.[0];
    return source === undefined ? [] : [{ component, source, recipients, expected, squares }];
  });
  const key = ({ source, component }: Exposure) => `${source}\n${component}`;
  return opened.sort((left, right) => (key(left) < key(right) ? -1 : 1));
}
