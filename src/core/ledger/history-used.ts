import type { HistoryUsed } from '../campaign-result.ts';
import { exactNumber } from '../exact-number.ts';
import { initialState } from '../projection/model-state.ts';
import { type Projection, type ProjectionOptions, project } from '../projection/project.ts';
import type { Scenarios } from '../projection/project-scenarios.ts';
import type { Learned } from './learn-history.ts';
import type { LedgerHistory } from './ledger-history.ts';

/** Sources whose factor is told, largest first. */
const toldSources = 20;

/** What the history was and how far it moved the projection: the same list, projected with and without it. */
export function historyUsed(
  ledger: LedgerHistory,
  decided: { readonly scenarios: Scenarios; readonly options: ProjectionOptions; readonly learned: Learned },
): HistoryUsed {
  const { scenarios, options, learned } = decided;
  const { used, leftOut } = learned;
  const unused = { ...unusedHistory(ledger), leftOut };
  if (used.length === 0) return unused;
  const state = initialState(options.parameters);
  const without = project(scenarios.committedCells, { ...options, state });
  return {
    ...unused,
    campaigns: used.length,
    totalWithout: exactNumber(without.total.expected),
    sources: factors(scenarios.asCommitted, without),
  };
}

/** A ledger that nothing was learnt from. */
export function unusedHistory({ tip, quarantined }: LedgerHistory): HistoryUsed {
  const refused = quarantined.reduce((sum, { count }) => sum + count, 0);
  return { campaigns: 0, tip, leftOut: [], quarantined: refused, totalWithout: null, sources: [] };
}

function factors(withHistory: Projection, without: Projection): HistoryUsed['sources'] {
  const before = new Map(without.bySource.map(({ source, hard }) => [source, hard]));
  const largest = withHistory.bySource.toSorted((left, right) => right.recipients - left.recipients);
  return largest.slice(0, toldSources).flatMap(({ source, hard }) => {
    const expected = before.get(source) ?? 0;
    return expected > 0 ? [{ source, factor: exactNumber(hard / expected) }] : [];
  });
}
