import type { DeliveriesCounted } from '../campaign-count.ts';
import type { DeliveriesUsed, HistoryUsed } from '../campaign-result.ts';
import type { ListTally } from '../evidence/conclude-list.ts';
import { exactNumber } from '../exact-number.ts';
import { initialState } from '../projection/model-state.ts';
import { type Projection, type ProjectionOptions, project } from '../projection/project.ts';
import type { Scenarios } from '../projection/project-scenarios.ts';
import { type DriftTold, driftTold } from './drift-told.ts';
import type { Learned } from './learn-history.ts';
import type { LedgerHistory } from './ledger-history.ts';

/** Sources whose factor is told, largest first. */
const toldSources = 20;

/** What the history was used for. */
export interface HistoryDecided {
  readonly list: Pick<ListTally, 'implied'>;
  readonly scenarios: Scenarios;
  readonly options: ProjectionOptions;
  readonly learned: Learned;
  readonly deliveries: DeliveriesCounted | null;
}

/** What the history was and how far it moved the projection: the same list, projected with and without it. */
export function historyUsed(ledger: LedgerHistory, decided: HistoryDecided): HistoryUsed {
  const { scenarios, options, learned } = decided;
  const { used, leftOut } = learned;
  const unused = { ...unusedHistory(ledger), leftOut, impliedDeliveries: deliveriesUsed(decided) };
  if (used.length === 0) return unused;
  const state = initialState(options.parameters);
  const without = project(scenarios.committed.cells, { ...options, state });
  return {
    ...unused,
    campaigns: used.length,
    totalsOnly: used.every(({ recorded }) => recorded.counts.kind === 'total'),
    drift: exactDrift(driftTold(used, options.parameters)),
    totalWithout: exactNumber(without.total.expected),
    sources: factors(scenarios.asCommitted, without),
  };
}

/** A ledger that nothing was learnt from. */
export function unusedHistory({ tip, quarantined }: LedgerHistory): HistoryUsed {
  const refused = quarantined.reduce((sum, { count }) => sum + count, 0);
  return {
    campaigns: 0,
    tip,
    leftOut: [],
    quarantined: refused,
    totalWithout: null,
    drift: null,
    totalsOnly: false,
    sources: [],
    impliedDeliveries: { recipients: 0, sends: 0, skipped: [] },
  };
}

function deliveriesUsed({ list, deliveries }: HistoryDecided): DeliveriesUsed {
  return { recipients: list.implied, sends: deliveries?.sends ?? 0, skipped: deliveries?.skipped ?? [] };
}

function exactDrift(drift: DriftTold | null): DriftTold | null {
  if (drift === null) return null;
  const sources = drift.sources.map(({ source, factor }) => ({ source, factor: exactNumber(factor) }));
  return { ...drift, factor: exactNumber(drift.factor), sources };
}

function factors(withHistory: Projection, without: Projection): HistoryUsed['sources'] {
  const before = new Map(without.bySource.map(({ source, hard }) => [source, hard]));
  const largest = withHistory.bySource.toSorted((left, right) => right.recipients - left.recipients);
  return largest.slice(0, toldSources).flatMap(({ source, hard }) => {
    const expected = before.get(source) ?? 0;
    return expected > 0 ? [{ source, factor: exactNumber(hard / expected) }] : [];
  });
}
