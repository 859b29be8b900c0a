import { placesOf, sortBySource } from './cell-order.ts';
import type { ExposureSums } from './exposure-sums.ts';
import { chancesOf, type OpenProjection, type Projection, projectSums, sumsOf } from './project.ts';

/** Rows to remove, as columns: `counts[i]` of the cell at `places[i]` of those that were projected. */
export interface TakenRows {
  readonly places: Int32Array;
  readonly counts: Float64Array;
}

/** A set of rows to remove, highest chance first, and the projection of what is left. */
export interface Removal {
  readonly taken: TakenRows;
  readonly removed: number;
  readonly after: Projection;
}

/**
 * The smallest number of rows, taken highest chance first (then by source, cause and the rest of the evidence),
 * whose removal makes `passes` true: with one row fewer it is false. Null when nothing short of the whole list
 * suffices. Costs about 2 log2(rows) projections: the number is doubled until it passes, then halved in between,
 * because continuity correction makes P(rate > t) rise again on lists of a few dozen rows. `counts[i]` recipients of
 * cell i are on the list; absent, all that were counted.
 */
export function smallestRemoval(
  open: OpenProjection,
  passes: (projection: Projection) => boolean,
  counts: Float64Array = open.cells.counts,
): Removal | null {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const left = new RowsLeft(sumsOf(open, counts), rankCells(open, counts), counts);
  const after = (removed: number) => {
    left.remove(removed);
    return projectSums(open, left.sums);
  };
  let failing = -1;
  let passing = 0;
  while (!passes(after(passing))) {
    if (passing >= rows - 1) return null;
    failing = passing;
    passing = Math.min(rows - 1, Math.max(1, 2 * passing));
  }
  while (passing - failing > 1) {
    const middle = Math.floor((failing + passing) / 2);
    if (passes(after(middle))) passing = middle;
    else failing = middle;
  }
  return { after: after(passing), taken: left.taken(), removed: passing };
}

/** The places of the cells with any rows, in the order in which they go. */
function rankCells(open: OpenProjection, counts: Float64Array): Int32Array {
  const chances = chancesOf(open);
  // because sorting is stable, equal chances stay by source and key
  return sortBySource(open.cells, placesOf(counts)).sort(
    (left, right) => (chances[right] ?? 0) - (chances[left] ?? 0),
  );
}

/** What is left of a list of which the first rows by some order were removed. */
class RowsLeft {
  readonly sums: ExposureSums;
  readonly #ranked: Int32Array;
  readonly #counts: Float64Array;
  /** How many cells are gone wholly, and how many rows of the one that is next. */
  #cells = 0;
  #rows = 0;
  #removed = 0;

  constructor(sums: ExposureSums, ranked: Int32Array, counts: Float64Array) {
    this.sums = sums;
    this.#ranked = ranked;
    this.#counts = counts;
  }

  /** Removes rows, or gives them back, until so many are gone. */
  remove(removed: number): void {
    while (this.#removed < removed) this.#take(removed - this.#removed);
    while (this.#removed > removed) this.#giveBack(this.#removed - removed);
  }

  #take(rows: number): void {
    const place = this.#ranked[this.#cells] ?? 0;
    const count = this.#counts[place] ?? 0;
    const taken = Math.min(rows, count - this.#rows);
    this.#move(place, taken);
    if (this.#rows < count) return;
    this.#cells += 1;
    this.#rows = 0;
  }

  #giveBack(rows: number): void {
    if (this.#rows === 0) {
      this.#cells -= 1;
      this.#rows = this.#counts[this.#ranked[this.#cells] ?? 0] ?? 0;
    }
    this.#move(this.#ranked[this.#cells] ?? 0, -Math.min(rows, this.#rows));
  }

  #move(place: number, rows: number): void {
    this.sums.add(place, -rows);
    this.#rows += rows;
    this.#removed += rows;
  }

  /** The rows that are gone. */
  taken(): TakenRows {
    const cells = this.#cells + (this.#rows > 0 ? 1 : 0);
    const places = this.#ranked.slice(0, cells);
    const counts = Float64Array.from(places, (place, rank) =>
      rank === this.#cells ? this.#rows : (this.#counts[place] ?? 0),
    );
    return { places, counts };
  }
}
