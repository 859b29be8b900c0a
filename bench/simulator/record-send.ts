import { evidenceGroupOf } from '../../src/core/projection/evidence-group.ts';
import { exposuresOf } from '../../src/core/projection/list-exposures.ts';
import { defaultParameters as parameters } from '../../src/core/projection/parameters.ts';
import type { PastSend } from '../../src/core/projection/past-send.ts';
import type { CountedPart, SendCounts } from '../../src/core/projection/recorded-send.ts';
import { tableOf } from '../../src/core/projection/tally.ts';
import type { Counting } from './organisation.ts';
import type { SimulatedSend } from './simulate-organisation.ts';

/** The send as a ledger keeps it: exposures of its list, and counts as the organisation's tool gives them. */
export function recordSend(send: SimulatedSend, counting: Counting): PastSend {
  const { actual, recipients, suppressed, cells } = send;
  const bySource = sourceCounts(send);
  return {
    ...actual,
    recorded: { list: exposuresOf(tableOf(cells), parameters), counts: countsOf(send, counting, bySource) },
    sent: recipients,
    bySource: counting === 'total' ? [] : bySource,
    suppressedShare: suppressed / recipients,
  };
}

type SourceCounts = readonly { readonly source: string; readonly hard: number; readonly soft: number }[];

function countsOf(send: SimulatedSend, counting: Counting, sources: SourceCounts): SendCounts {
  if (counting === 'total') return { kind: 'total', ...send.actual };
  return counting === 'by-source'
    ? { kind: 'by-source', sources }
    : { kind: 'by-part', parts: partsOf(send) };
}

function sourceCounts({ cells, bounces }: SimulatedSend): SourceCounts {
  const bySource = new Map<string, { hard: number; soft: number }>();
  cells.forEach(({ cell: { source } }, index) => {
    const counts = bySource.get(source) ?? { hard: 0, soft: 0 };
    counts.hard += bounces[index]?.hard ?? 0;
    counts.soft += bounces[index]?.soft ?? 0;
    bySource.set(source, counts);
  });
  return [...bySource].map(([source, counts]) => ({ source, ...counts }));
}

/** Per-recipient events, counted by source and evidence group. */
function partsOf({ cells, bounces }: SimulatedSend): readonly CountedPart[] {
  const groups = new Map<string, number[]>();
  cells.forEach(({ cell }, index) => {
    const name = `${cell.source} ${evidenceGroupOf(cell, cell.ageDays)}`;
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [index]);
    else known.push(index);
  });
  return [...groups].map(([name, indexes]) => {
    const mailed = indexes.flatMap((index) => cells[index] ?? []);
    const count = (outcome: 'hard' | 'soft') =>
      indexes.reduce((sum, index) => sum + (bounces[index]?.[outcome] ?? 0), 0);
    return {
      name,
      hard: count('hard'),
      soft: count('soft'),
      exposures: exposuresOf(tableOf(mailed), parameters),
    };
  });
}
