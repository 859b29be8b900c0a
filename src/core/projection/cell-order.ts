import { ageDaysOf, type CellTable, pickCells } from './cell-table.ts';
import { countingSort, ranksOf } from './counting-sort.ts';
import { ageText, headOf, tailOf } from './kind-names.ts';
import { allCells, type EvidenceKind, type Tally } from './tally.ts';

/** The cells with at least one recipient, sorted by key, so that equal tallies give equal tables. */
export function cellsOf(tally: Tally): CellTable<EvidenceKind> {
  const all = allCells(tally);
  return pickCells(all, sortByKey(all, placesOf(all.counts)));
}

/** The places of the cells that have any rows. */
export function placesOf(counts: Float64Array): Int32Array {
  const places = new Int32Array(counts.length);
  let found = 0;
  for (let place = 0; place < counts.length; place += 1) {
    if ((counts[place] ?? 0) === 0) continue;
    places[found] = place;
    found += 1;
  }
  return places.slice(0, found);
}

/** Places of cells in the order of `cellKey`, equal ones as they stood. */
export function sortByKey({ kinds, kindOf, ages }: CellTable<EvidenceKind>, places: Int32Array): Int32Array {
  const heads = ranksOf(kinds.map(headOf));
  const tails = ranksOf(kinds.map(tailOf));
  const different = [...new Set(ages)];
  const byAge = ranksOf(different.map((age) => ageText(ageDaysOf(age))));
  const rankOfAge = new Map(different.map((age, index) => [age, byAge.rankOf[index] ?? 0]));
  const byTail = countingSort(places, (cell) => tails.rankOf[kindOf[cell] ?? 0] ?? 0, tails.ranks);
  const byAgeAndTail = countingSort(byTail, (cell) => rankOfAge.get(ages[cell] ?? 0) ?? 0, byAge.ranks);
  return countingSort(byAgeAndTail, (cell) => heads.rankOf[kindOf[cell] ?? 0] ?? 0, heads.ranks);
}

/** The same by source first. */
export function sortBySource(cells: CellTable<EvidenceKind>, places: Int32Array): Int32Array {
  const { kinds, kindOf } = cells;
  const sources = ranksOf(kinds.map(({ source }) => source));
  const byKey = sortByKey(cells, places);
  return countingSort(byKey, (cell) => sources.rankOf[kindOf[cell] ?? 0] ?? 0, sources.ranks);
}
