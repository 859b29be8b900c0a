import { exposuresOf } from '../../src/core/projection/list-exposures.ts';
import { defaultParameters as parameters } from '../../src/core/projection/parameters.ts';
import type { PastSend } from '../../src/core/projection/past-send.ts';
import { project } from '../../src/core/projection/project.ts';
import { type CountedCell, tableOf } from '../../src/core/projection/tally.ts';
import { plainCell } from './projection/arbitrary-cells.ts';

/** Two sources that were delivered to lately: 6,000 recipients of `web`, 4,000 of `shop`. */
export const twoSources: readonly CountedCell[] = [
  { cell: plainCell, count: 6000 },
  { cell: { ...plainCell, source: 'shop' }, count: 4000 },
];

/** A recorded send whose bounces are so many times what the priors expect, by source. */
export function sendAt(
  factors: Readonly<Record<string, number>>,
  { counting = 'by-source', soft = true, cells = twoSources }: SendOptions = {},
): PastSend {
  const { bySource, recipients } = project(tableOf(cells), { parameters, limits: [] });
  const sources = bySource.map(({ source, ...rates }) => {
    const factor = factors[source] ?? factors.all ?? 1;
    const count = (rate: number) => Math.round(factor * rate * recipients);
    return { source, hard: count(rates.hard), ...(soft ? { soft: count(rates.soft) } : {}) };
  });
  const hard = sources.reduce((sum, source) => sum + source.hard, 0);
  const softs = soft ? sources.reduce((sum, source) => sum + (source.soft ?? 0), 0) : null;
  const total = { kind: 'total', hard, ...(softs === null ? {} : { soft: softs }) } as const;
  return {
    recorded: {
      list: exposuresOf(tableOf(cells), parameters),
      counts: counting === 'total' ? total : { kind: 'by-source', sources },
    },
    sent: recipients,
    hard,
    soft: softs,
    bySource: counting === 'total' ? [] : sources.map((counts) => ({ soft: null, ...counts })),
    suppressedShare: 0,
  };
}

/** How the bounces of a send were counted, and whom it went to. */
export interface SendOptions {
  readonly counting?: 'total' | 'by-source';
  readonly soft?: boolean;
  readonly cells?: readonly CountedCell[];
}
