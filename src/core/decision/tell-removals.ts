import type { Counts, Removal } from '../campaign-result.ts';
import { ageDaysOf, undated } from '../projection/cell-table.ts';
import { chancesOf, type OpenProjection } from '../projection/project.ts';
import type { TakenRows } from '../projection/smallest-removal.ts';
import { removalName } from './removal-name.ts';

interface Told {
  readonly cause: string;
  readonly source: string;
  remove: number;
  of: number;
  bounces: number;
}

/**
 * What the fix says of the rows it takes, and of how many such rows there are, with `among[i]` in cell i: those of one
 * group, suppression and source together.
 */
export function tellRemovals(
  taken: readonly TakenRows[],
  open: OpenProjection,
  among: Float64Array = open.cells.counts,
): Removal[] {
  const groups = new RemovalGroups(open);
  const chances = chancesOf(open);
  for (const { places, counts: removed } of taken) {
    for (const [index, place] of places.entries()) {
      const count = removed[index] ?? 0;
      const group = groups.open(place);
      group.remove += count;
      group.bounces += count * Math.min(1, chances[place] ?? 0);
    }
  }
  for (const [place, count] of among.entries()) {
    const group = groups.find(place);
    if (group !== undefined) group.of += count;
  }
  return groups.told.map(({ cause, source, remove, of, bounces }) => {
    return { of, cause, source, remove, chance: bounces / remove };
  });
}

/** The duplicates that have to go, of all that there are. */
export function duplicateRemoval(remove: number, { duplicates }: Counts): Removal[] {
  if (remove === 0) return [];
  return [{ remove, of: duplicates, cause: 'duplicate-rows', source: '', chance: 0 }];
}

/** The rows that are told together, by source and name. */
class RemovalGroups {
  /** In the order in which they were opened. */
  readonly told: Told[] = [];
  readonly #cells: OpenProjection['cells'];
  readonly #bySource = new Map<string, Map<string, Told>>();

  constructor({ cells }: OpenProjection) {
    this.#cells = cells;
  }

  find(place: number): Told | undefined {
    const { cause, source } = this.#nameOf(place);
    return this.#bySource.get(source)?.get(cause);
  }

  open(place: number): Told {
    const name = this.#nameOf(place);
    const known = this.#bySource.get(name.source);
    const byCause = known ?? new Map<string, Told>();
    if (known === undefined) this.#bySource.set(name.source, byCause);
    const told = byCause.get(name.cause) ?? { ...name, remove: 0, of: 0, bounces: 0 };
    if (told.remove === 0) this.told.push(told);
    byCause.set(name.cause, told);
    return told;
  }

  #nameOf(place: number): Pick<Told, 'cause' | 'source'> {
    const { kinds, kindOf, ages } = this.#cells;
    const kind = kinds[kindOf[place] ?? -1];
    if (kind === undefined) throw new RangeError(`no cell at ${place}`);
    const { source } = kind;
    return { cause: removalName(kind, ageDaysOf(ages[place] ?? undated)), source };
  }
}
