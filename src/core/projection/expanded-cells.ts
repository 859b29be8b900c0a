import { ageDaysOf, type CellTable, undated } from './cell-table.ts';
import type { BounceOutcome, Component } from './component.ts';
import { mostParts, partsOfChance } from './expand-cell.ts';
import { wordsOf } from './fixed-point.ts';
import type { ProjectionParameters } from './parameters.ts';
import type { EvidenceKind } from './tally.ts';

/** Rows whose chances are of one outcome, one component and one source. */
export interface ExposureGroup {
  readonly outcome: BounceOutcome;
  readonly component: Component;
  readonly source: string;
}

/**
 * Cells whose chances were worked out once, so that the exposures of any part of the list are only sums. Cells of equal
 * evidence but for their source share their chances.
 */
export interface ExpandedCells {
  readonly cells: CellTable<EvidenceKind>;
  /** Of each cell where its chances stand in `chances`, `mostParts` of them, 0 for those that it has not. */
  readonly chancesAt: Int32Array;
  readonly chances: Float64Array;
  /** The same chances as words of fixed point (`wordsOfChance` for each). */
  readonly words: Float64Array;
  /** Of each cell where the groups of its parts stand in `groupOf`, in the order of its chances. */
  readonly groupsAt: Int32Array;
  readonly groupOf: Int32Array;
  readonly groups: readonly ExposureGroup[];
  /** Each source once, and of each kind of cells the place of its source. */
  readonly sources: readonly string[];
  readonly sourceOf: Int32Array;
}

/** Works out the chances of cells. */
export function expandCells(cells: CellTable<EvidenceKind>, parameters: ProjectionParameters): ExpandedCells {
  const { kinds, kindOf, ages } = cells;
  const chances = new SharedChances(parameters);
  const groups = new OpenGroups(kinds.length);
  const profiles = kinds.map(profileOf);
  const [chancesAt, groupsAt] = [new Int32Array(kindOf.length), new Int32Array(kindOf.length)];
  const sources = [...new Set(kinds.map(({ source }) => source))].sort();
  const places = new Map(sources.map((source, place) => [source, place]));
  for (let cell = 0; cell < kindOf.length; cell += 1) {
    const place = kindOf[cell] ?? 0;
    const age = ages[cell] ?? undated;
    const kind = kinds[place];
    if (kind === undefined) throw new RangeError(`no kind at ${place}`);
    chancesAt[cell] = chances.placeOf(profiles[place] ?? '', kind, age);
    groupsAt[cell] = groups.placeOf(place, age === undated, () =>
      partsOfChance({ ...kind, ageDays: ageDaysOf(age) }, parameters).map(({ outcome, component }) => ({
        outcome,
        component,
        source: kind.source,
      })),
    );
  }
  const all = chances.all();
  return {
    cells,
    chancesAt,
    chances: all,
    words: wordsOf(all),
    groupsAt,
    groupOf: groups.groupOf,
    groups: groups.groups,
    sources,
    sourceOf: Int32Array.from(kinds, ({ source }) => places.get(source) ?? 0),
  };
}

/** What the chances of a kind of cells follow from, beside the age. */
function profileOf({
  cause,
  entryKind,
  domainKind,
  confirmed,
  neverDelivered,
  softBounces,
  role,
}: EvidenceKind): string {
  return [cause, entryKind, domainKind, confirmed, neverDelivered, softBounces, role].join('|');
}

/** Chances by what they follow from, each once. */
class SharedChances {
  readonly #parameters: ProjectionParameters;
  readonly #places = new Map<string, Map<number, number>>();
  readonly #chances: number[] = [];

  constructor(parameters: ProjectionParameters) {
    this.#parameters = parameters;
  }

  placeOf(profile: string, kind: EvidenceKind, age: number): number {
    const known = this.#places.get(profile);
    const byAge = known ?? new Map<number, number>();
    if (known === undefined) this.#places.set(profile, byAge);
    const place = byAge.get(age);
    if (place !== undefined) return place;
    const added = this.#chances.length;
    byAge.set(age, added);
    const parts = partsOfChance({ ...kind, ageDays: ageDaysOf(age) }, this.#parameters);
    for (let part = 0; part < mostParts; part += 1) this.#chances.push(parts[part]?.chance ?? 0);
    return added;
  }

  all(): Float64Array {
    return Float64Array.from(this.#chances);
  }
}

/** The groups of the parts of each kind of cells, with any age and without one. */
class OpenGroups {
  readonly groups: ExposureGroup[] = [];
  readonly groupOf: Int32Array;
  readonly #places = new Map<string, number>();

  constructor(kinds: number) {
    this.groupOf = new Int32Array(kinds * 2 * mostParts).fill(-1);
  }

  placeOf(kind: number, isUndated: boolean, groupsOf: () => readonly ExposureGroup[]): number {
    const place = (2 * kind + (isUndated ? 1 : 0)) * mostParts;
    if ((this.groupOf[place] ?? -1) < 0) {
      groupsOf().forEach((group, part) => {
        this.groupOf[place + part] = this.#numberOf(group);
      });
    }
    return place;
  }

  #numberOf(group: ExposureGroup): number {
    const name = `${group.outcome}|${group.component}|${group.source}`;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.groups.length);
    this.groups.push(group);
    return this.groups.length - 1;
  }
}
