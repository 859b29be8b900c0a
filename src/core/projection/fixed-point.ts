// because 24 bits times a count below 2^29 is a whole number that a double holds exactly
const word = 2 ** 24;

/** Words for each chance: three for itself, to 2^-72, and two for its square, to 2^-48. */
export const wordsOfChance = 5;

/** Chances as whole numbers, so that their sums are the same to the last bit in any order. */
export function wordsOf(chances: Float64Array): Float64Array {
  const words = new Float64Array(chances.length * wordsOfChance);
  for (const [place, chance] of chances.entries()) {
    const high = Math.floor(chance * word);
    const rest = (chance * word - high) * word;
    const middle = Math.floor(rest);
    const square = chance * chance * word;
    const squareWhole = Math.floor(square);
    const low = Math.round((rest - middle) * word);
    const squareLow = Math.round((square - squareWhole) * word);
    words.set([high, middle, low, squareWhole, squareLow], place * wordsOfChance);
  }
  return words;
}

/** What sums of the three words of chances come to. */
export function chanceOf(high: number, middle: number, low: number): number {
  return (high + (middle + low / word) / word) / word;
}

/** What sums of the two words of squares come to. */
export function squareOf(high: number, low: number): number {
  return (high + low / word) / word;
}
