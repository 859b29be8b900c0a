import type { Counts, Removal } from '../campaign-result.ts';
import { chancesOf, type OpenProjection } from '../projection/project.ts';
import type { CountedCell } from '../projection/tally.ts';
import type { TakenRows } from './find-smallest-fix.ts';
import { removalName } from './removal-name.ts';

interface Told {
  readonly removal: Omit<Removal, 'remove' | 'chance'>;
  remove: number;
  bounces: number;
}

/** What the fix says of the rows it takes: those of one group, suppression and source together. */
export function tellRemovals(taken: readonly TakenRows[], open: OpenProjection): Removal[] {
  const { cells } = open;
  const groups = new Map<string, Told>();
  const chances = chancesOf(open);
  for (const { place, count } of taken) {
    const counted = cells[place];
    if (counted === undefined) continue;
    const group = openGroup(groups, counted);
    group.remove += count;
    group.bounces += count * Math.min(1, chances[place] ?? 0);
  }
  const sizes = sizesOf(cells);
  return [...groups].map(([key, { removal, remove, bounces }]) => ({
    ...removal,
    remove,
    of: sizes.get(key) ?? 0,
    chance: bounces / remove,
  }));
}

/** The duplicates that have to go, of all that there are. */
export function duplicateRemoval(remove: number, { duplicates }: Counts): Removal[] {
  if (remove === 0) return [];
  return [{ remove, of: duplicates, cause: 'duplicate-rows', source: '', chance: 0 }];
}

function openGroup(groups: Map<string, Told>, counted: CountedCell): Told {
  const key = keyOf(counted);
  const known = groups.get(key);
  if (known !== undefined) return known;
  const { cell } = counted;
  const group = { removal: { of: 0, cause: removalName(cell), source: cell.source }, remove: 0, bounces: 0 };
  groups.set(key, group);
  return group;
}

function sizesOf(cells: readonly CountedCell[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const counted of cells) {
    const key = keyOf(counted);
    sizes.set(key, (sizes.get(key) ?? 0) + counted.count);
  }
  return sizes;
}

function keyOf({ cell }: CountedCell): string {
  return `${removalName(cell)}\n${cell.source}`;
}
