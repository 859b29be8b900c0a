import type { CheckRecord } from '../ledger/ledger-record.ts';
import { recordable } from '../ledger/recordable.ts';
import { otherSources } from '../ledger/recorded-exposures.ts';
import type { OutcomeCounts, OutcomePart, SourceOutcome } from './outcome-counts.ts';

/** Longest name of a source in a record, as check records cut it. */
const longestName = 60;

/** Counts under the names that the check's record has for its sources, and how many sources it does not know. */
export interface AlignedCounts {
  readonly counts: OutcomeCounts;
  readonly unknown: number;
}

/**
 * Names sources as the check does, since only equal names are learnt from: case and spaces at the ends do not matter, and
 * what the check counts together as `other` is `other` here too. Without a check names stay.
 */
export function alignSources(
  counts: OutcomeCounts,
  check: Pick<CheckRecord, 'sources'> | null,
): AlignedCounts {
  const nameOf = namer(check);
  const names = new Map(
    [...counts.bySource, ...counts.parts].map(({ source }) => [source, nameOf(source)] as const),
  );
  const rename = <Row extends SourceOutcome | OutcomePart>(row: Row): Row => ({
    ...row,
    source: names.get(row.source)?.name ?? row.source,
  });
  const unknown = [...names.values()].filter(({ known }) => !known).length;
  return {
    counts: { ...counts, bySource: counts.bySource.map(rename), parts: counts.parts.map(rename) },
    unknown,
  };
}

interface Named {
  readonly name: string;
  readonly known: boolean;
}

function namer(check: Pick<CheckRecord, 'sources'> | null): (source: string) => Named {
  if (check === null) return (source) => ({ name: recordable(source, longestName), known: true });
  const exact = new Set(check.sources.map(([name]) => name));
  const folded = new Map(check.sources.map(([name]) => [fold(name), name]));
  return (source) => {
    const own = recordable(source, longestName);
    const name = exact.has(own) ? own : folded.get(fold(own));
    if (name !== undefined) return { name, known: true };
    return exact.has(otherSources) ? { name: otherSources, known: true } : { name: own, known: false };
  };
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
