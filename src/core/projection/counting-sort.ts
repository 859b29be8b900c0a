/**
 * Places in the order of their ranks (below `ranks`), equal ones as they stood: counting sort (Seward, 1954), whose time is
 * linear and which allocates one array.
 */
export function countingSort(
  places: Int32Array,
  rankOf: (place: number) => number,
  ranks: number,
): Int32Array {
  const ends = new Int32Array(ranks + 1);
  for (const place of places) {
    const rank = rankOf(place) + 1;
    ends[rank] = (ends[rank] ?? 0) + 1;
  }
  for (let rank = 1; rank <= ranks; rank += 1) ends[rank] = (ends[rank] ?? 0) + (ends[rank - 1] ?? 0);
  const sorted = new Int32Array(places.length);
  for (const place of places) {
    const rank = rankOf(place);
    const to = ends[rank] ?? 0;
    sorted[to] = place;
    ends[rank] = to + 1;
  }
  return sorted;
}

/** Of each text its rank among the different ones. */
export function ranksOf(texts: readonly string[]): { readonly rankOf: Int32Array; readonly ranks: number } {
  const sorted = [...new Set(texts)].sort((left, right) => (left < right ? -1 : 1));
  const ranks = new Map(sorted.map((text, rank) => [text, rank]));
  return { rankOf: Int32Array.from(texts, (text) => ranks.get(text) ?? 0), ranks: sorted.length };
}
