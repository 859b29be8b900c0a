const longestWord = 64;

/**
 * The known word that a mistyped one most likely meant, or null when none is within `mostEdits`: unless told, one edit
 * in a word of up to 4 letters, two in one of up to 8, three in longer ones; the first known word wins a tie.
 */
export function nearestWord(
  word: string,
  known: readonly string[],
  mostEdits = Math.min(3, Math.ceil(word.length / 4)),
): string | null {
  if (word.length > longestWord) return null;
  const lower = word.toLowerCase();
  let nearest: string | null = null;
  let fewest = mostEdits + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const edits = editDistance(lower, candidate.toLowerCase());
    if (edits < fewest && edits < Math.max(candidate.length, word.length)) {
      fewest = edits;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Damerau-Levenshtein distance, optimal string alignment (Damerau 1964): insert, delete, replace, swap neighbours. */
function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped = isSwap(from, row, to, column) ? at(beforeLast, column - 2) + 1 : replaced;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function isSwap(from: string, row: number, to: string, column: number): boolean {
  return row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Number.POSITIVE_INFINITY;
}
