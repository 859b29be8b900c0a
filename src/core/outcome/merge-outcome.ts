import type { BounceOutcome } from '../projection/component.ts';
import type { OutcomePart, SourceOutcome } from './outcome-counts.ts';

/** Adds the counts of rows with the same source. */
export function mergeSources(rows: readonly SourceOutcome[]): SourceOutcome[] {
  return groupBy(rows, ({ source }) => source).map(([first, group]) => ({
    source: first.source,
    sent: sum(group, ({ sent }) => sent),
    hard: sum(group, ({ hard }) => hard),
    soft: sumSoft(group),
  }));
}

/** Adds the counts and exposures of parts with the same source and group. */
export function mergeParts(parts: readonly OutcomePart[]): OutcomePart[] {
  return groupBy(parts, ({ source, group }) => `${group}\n${source}`).map(([{ source, group }, same]) => {
    // because exposures carry the name of a source too, and that may have changed
    const exposures = (outcome: BounceOutcome) =>
      same.flatMap((part) => part.exposures[outcome].map((exposure) => ({ ...exposure, source })));
    return {
      source,
      group,
      recipients: sum(same, ({ recipients }) => recipients),
      hard: sum(same, ({ hard }) => hard),
      soft: sumSoft(same),
      exposures: { hard: exposures('hard'), soft: exposures('soft') },
    };
  });
}

/** Code unit order. */
export function compareNames(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function groupBy<Row>(rows: readonly Row[], nameOf: (row: Row) => string): [Row, Row[]][] {
  const groups = new Map<string, [Row, Row[]]>();
  for (const row of rows) {
    const known = groups.get(nameOf(row));
    if (known === undefined) groups.set(nameOf(row), [row, [row]]);
    else known[1].push(row);
  }
  return [...groups.values()];
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function sumSoft(rows: readonly { readonly soft: number | null }[]): number | null {
  return rows.some(({ soft }) => soft === null) ? null : sum(rows, ({ soft }) => soft ?? 0);
}
