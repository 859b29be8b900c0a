import { type BounceOutcome, outcomes } from './component.ts';
import { mostParts } from './expand-cell.ts';
import type { ExpandedCells } from './expanded-cells.ts';
import { compareExposures, type Exposure } from './exposure.ts';
import { chanceOf, squareOf, wordsOfChance } from './fixed-point.ts';
import type { ListExposures } from './list-exposures.ts';

/** Of each group the recipients, then the sums of the words of its chances. */
const sumsOfGroup = 1 + wordsOfChance;

/**
 * The exposures of a part of a list, to which rows are added and from which they are taken. Chances are added in fixed point,
 * so that the sums are the same to the last bit in any order, and as if rows that were taken had never been there.
 */
export class ExposureSums {
  readonly #expanded: ExpandedCells;
  readonly #sums: Float64Array;
  readonly #rowsOfSource: Float64Array;
  /** The groups of each outcome in the order of exposures. */
  readonly #ordered: Readonly<Record<BounceOutcome, readonly number[]>>;

  constructor(expanded: ExpandedCells) {
    this.#expanded = expanded;
    this.#sums = new Float64Array(expanded.groups.length * sumsOfGroup);
    this.#rowsOfSource = new Float64Array(expanded.sources.length);
    this.#ordered = orderGroups(expanded);
  }

  /** Adds so many rows of each cell. */
  addAll(counts: Float64Array): void {
    for (let cell = 0; cell < counts.length; cell += 1) {
      const count = counts[cell] ?? 0;
      if (count !== 0) this.add(cell, count);
    }
  }

  /** Adds rows of a cell; takes them where there are fewer than none. */
  add(cell: number, count: number): void {
    const { cells, sourceOf, chancesAt, chances, groupsAt, groupOf } = this.#expanded;
    const source = sourceOf[cells.kindOf[cell] ?? 0] ?? 0;
    this.#rowsOfSource[source] = (this.#rowsOfSource[source] ?? 0) + count;
    const [from, groups] = [chancesAt[cell] ?? 0, groupsAt[cell] ?? 0];
    for (let part = 0; part < mostParts; part += 1)
      if ((chances[from + part] ?? 0) > 0) this.#addTo(groupOf[groups + part] ?? 0, from + part, count);
  }

  #addTo(group: number, chance: number, count: number): void {
    const { words } = this.#expanded;
    const sums = this.#sums;
    const from = chance * wordsOfChance;
    const to = group * sumsOfGroup;
    sums[to] = (sums[to] ?? 0) + count;
    for (let word = 0; word < wordsOfChance; word += 1)
      sums[to + 1 + word] = (sums[to + 1 + word] ?? 0) + count * (words[from + word] ?? 0);
  }

  /** What the rows that are there add up to. */
  exposures(): ListExposures {
    const sources = this.#expanded.sources.map((source, place) => {
      return { source, recipients: this.#rowsOfSource[place] ?? 0 };
    });
    return {
      sources: sources.filter(({ recipients }) => recipients > 0),
      hard: this.#exposuresOf('hard'),
      soft: this.#exposuresOf('soft'),
    };
  }

  #exposuresOf(outcome: BounceOutcome): readonly Exposure[] {
    return this.#ordered[outcome].flatMap((group) => this.#exposureOf(group) ?? []);
  }

  #exposureOf(group: number): Exposure | undefined {
    const from = group * sumsOfGroup;
    const [recipients = 0, high = 0, middle = 0, low = 0, squareHigh = 0, squareLow = 0] =
      this.#sums.subarray(from, from + sumsOfGroup);
    const named = this.#expanded.groups[group];
    if (named === undefined || recipients <= 0) return undefined;
    const { component, source } = named;
    const [expected, squares] = [chanceOf(high, middle, low), squareOf(squareHigh, squareLow)];
    return { component, source, recipients, expected, squares };
  }
}

function orderGroups({ groups }: ExpandedCells): Readonly<Record<BounceOutcome, readonly number[]>> {
  const numbered = groups.map((group, place) => ({ ...group, place }));
  const [hard, soft] = outcomes.map((wanted) =>
    numbered
      .filter(({ outcome }) => outcome === wanted)
      .sort(compareExposures)
      .map(({ place }) => place),
  );
  return { hard: hard ?? [], soft: soft ?? [] };
}
