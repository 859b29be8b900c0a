import { learnFromExposures } from '../projection/learn-from-exposures.ts';
import { initialState, type ModelState } from '../projection/model-state.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import type { CountedBounces, PastSend } from '../projection/past-send.ts';
import { projectExposures } from '../projection/project.ts';

/** Bounces that happened beside those that the reference expected. */
export interface Compared {
  readonly observed: number;
  readonly expected: number;
}

/** A send against the reference, whole and by source. */
export interface ComparedSend extends Compared {
  readonly sources: ReadonlyMap<string, Compared>;
}

/** The sends that are looked at: those from `start` on, against what was learnt up to the first `learnt` of them. */
export interface ReferencePeriod {
  readonly start: number;
  readonly learnt: number;
}

/** The rate that all sends have counts of, and what the reference says of the sends from `start` on. */
export interface Comparison {
  readonly rate: 'total' | 'hard';
  readonly sends: readonly ComparedSend[];
}

/**
 * Compares sends with a projection that stopped learning. One that goes on learning follows a drift and finds nothing;
 * the priors alone take an organisation's own level for a drift (measured: bench/README.md).
 */
export function compareSends(
  past: readonly PastSend[],
  parameters: ProjectionParameters,
  { start, learnt }: ReferencePeriod,
): Comparison {
  const watched = past.slice(start);
  const rate = watched.some(({ soft }) => soft === null) ? 'hard' : 'total';
  const bouncesOf = ({ hard, soft }: CountedBounces) => (rate === 'hard' ? hard : hard + (soft ?? 0));
  let state: ModelState = initialState(parameters);
  for (const { recorded } of past.slice(0, start + learnt))
    state = learnFromExposures(state, parameters, recorded);
  const sends = watched.map((send) => {
    const projection = projectExposures(send.recorded.list, { parameters, state, limits: [] });
    const shares = new Map(projection.bySource.map((share) => [share.source, share[rate]]));
    const sources = send.bySource.map(({ source, ...counts }) => {
      const expected = (shares.get(source) ?? 0) * projection.recipients;
      return [source, { observed: bouncesOf(counts), expected }] as const;
    });
    const { expectedCount } = projection[rate];
    return { observed: bouncesOf(send), expected: expectedCount, sources: new Map(sources) };
  });
  return { rate, sends };
}
