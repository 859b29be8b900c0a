import { learnFromExposures } from '../../src/core/projection/learn-from-exposures.ts';
import { defaultParameters as parameters } from '../../src/core/projection/parameters.ts';
import {
  openProjection,
  type Projection,
  project,
  projectExposures,
} from '../../src/core/projection/project.ts';
import { smallestRemoval } from '../../src/core/projection/smallest-removal.ts';
import { type CountedCell, cellAt, cellKey, tableOf } from '../../src/core/projection/tally.ts';
import { failLimit, type Trial } from './replay.ts';

/** What was checked on every trial, or on every one above the limit. */
export interface Laws {
  /** The largest difference between the parts and the projection. */
  readonly attributionGap: number;
  /** Removal lists that were made, and how many of them are exact: within the limit, and no longer with one row less. */
  readonly removals: number;
  readonly exactRemovals: number;
  /** Trials in which another order of rows and sources changed a bit of the projection or of what was learnt. */
  readonly orderMatters: number;
}

/** Checks the laws on what the simulator made. */
export function checkLaws(trials: readonly Trial[]): Laws {
  const gaps = trials.map(({ projected }) => attributionGap(projected));
  const removals = trials.flatMap((trial) => removalIsExact(trial) ?? []);
  return {
    attributionGap: Math.max(...gaps),
    removals: removals.length,
    exactRemovals: removals.filter(Boolean).length,
    orderMatters: trials.filter(orderMatters).length,
  };
}

function attributionGap({ total, byComponent, bySource }: Projection): number {
  const gaps = [byComponent, bySource].map((shares) =>
    Math.abs(shares.reduce((sum, share) => sum + share.total, 0) - total.expected),
  );
  return Math.max(...gaps);
}

/** Takes the named rows off the list by hand; null for trials that are within the limit, or always above it. */
function removalIsExact({ cells, state, projected }: Trial): boolean | null {
  if (projected.total.expected <= failLimit) return null;
  const options = { parameters, state, limits: [] };
  const within = ({ total }: Projection) => total.expected <= failLimit;
  const table = tableOf(cells);
  const removal = smallestRemoval(openProjection(table, options), within);
  if (removal === null) return null;
  const { places, counts } = removal.taken;
  const keys = Array.from(places, (place) => cellKey(cellAt(table, place)));
  const removed = new Map(keys.map((key, rank) => [key, counts[rank] ?? 0]));
  const without = (change: (count: number, key: string) => number): readonly CountedCell[] =>
    cells.map(({ cell, count }) => {
      const key = cellKey(cell);
      return { cell, count: count - change(removed.get(key) ?? 0, key) };
    });
  const lastKey = keys.at(-1) ?? '';
  const oneLess = without((count, key) => (key === lastKey ? count - 1 : count));
  return (
    within(project(tableOf(without((count) => count)), options)) &&
    !within(project(tableOf(oneLess), options))
  );
}

function orderMatters({ cells, state, projected, past }: Trial): boolean {
  const limits = [0.01, 0.02, failLimit, 0.1];
  const { list, counts } = past.recorded;
  const turned = {
    sources: list.sources.toReversed(),
    hard: list.hard.toReversed(),
    soft: list.soft.toReversed(),
  };
  const options = { parameters, state, limits };
  const wanted = JSON.stringify(project(tableOf(cells), options));
  const learnt = JSON.stringify(learnFromExposures(state, parameters, { list, counts }));
  return (
    JSON.stringify(project(tableOf(cells.toReversed()), options)) !== wanted ||
    JSON.stringify(projectExposures(turned, options)) !== wanted ||
    JSON.stringify(projected.total.expected) !==
      JSON.stringify(projectExposures(list, options).total.expected) ||
    JSON.stringify(learnFromExposures(state, parameters, { list: turned, counts })) !== learnt
  );
}
