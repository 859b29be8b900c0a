/** What stands for the age of recipients without any date. */
export const undated = Number.NEGATIVE_INFINITY;

/**
 * Cells of evidence as columns, since there may be hundreds of thousands: cell i has `counts[i]` recipients (a non-negative
 * integer), the age `ages[i]` in days or `undated`, and all its other evidence is `kinds[kindOf[i]]`.
 */
export interface CellTable<Kind> {
  readonly kinds: readonly Kind[];
  readonly kindOf: Int32Array;
  readonly ages: Float64Array;
  readonly counts: Float64Array;
}

/** A table without cells. */
export const noCells: CellTable<never> = {
  kinds: [],
  kindOf: new Int32Array(0),
  ages: new Float64Array(0),
  counts: new Float64Array(0),
};

/** An age of a table as cells have it: null without any date. */
export function ageDaysOf(age: number): number | null {
  return age === undated ? null : age;
}

/** How many recipients each kind has. */
export function rowsByKind<Kind>({ kinds, kindOf, counts }: CellTable<Kind>): Float64Array {
  const rows = new Float64Array(kinds.length);
  for (let cell = 0; cell < counts.length; cell += 1) {
    const kind = kindOf[cell] ?? 0;
    rows[kind] = (rows[kind] ?? 0) + (counts[cell] ?? 0);
  }
  return rows;
}

/** The cells of those kinds that are kept, in their order. */
export function keepKinds<Kind>(table: CellTable<Kind>, isKept: (kind: Kind) => boolean): CellTable<Kind> {
  const { kinds, kindOf } = table;
  const kept = kinds.map(isKept);
  return kept.every(Boolean)
    ? table
    : pickCells(
        table,
        kindOf.map((_, cell) => cell).filter((cell) => kept[kindOf[cell] ?? 0] === true),
      );
}

/** The cells at some places, in the order of these. */
export function pickCells<Kind>(
  { kinds, kindOf, ages, counts }: CellTable<Kind>,
  places: Int32Array,
): CellTable<Kind> {
  const picked = {
    kinds,
    kindOf: new Int32Array(places.length),
    ages: new Float64Array(places.length),
    counts: new Float64Array(places.length),
  };
  for (let to = 0; to < places.length; to += 1) {
    const place = places[to] ?? 0;
    picked.kindOf[to] = kindOf[place] ?? 0;
    picked.ages[to] = ages[place] ?? 0;
    picked.counts[to] = counts[place] ?? 0;
  }
  return picked;
}

/** The cells of several tables, one after the other; equal kinds stay apart. */
export function joinCells<Kind>(tables: readonly CellTable<Kind>[]): CellTable<Kind> {
  const cells = tables.reduce((sum, { counts }) => sum + counts.length, 0);
  const kinds: Kind[] = [];
  const joined = {
    kinds,
    kindOf: new Int32Array(cells),
    ages: new Float64Array(cells),
    counts: new Float64Array(cells),
  };
  let to = 0;
  for (const table of tables) {
    const before = kinds.length;
    for (const kind of table.kinds) kinds.push(kind);
    joined.kindOf.set(
      table.kindOf.map((kind) => before + kind),
      to,
    );
    joined.ages.set(table.ages, to);
    joined.counts.set(table.counts, to);
    to += table.counts.length;
  }
  return joined;
}
