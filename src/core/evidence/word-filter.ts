const bits = 1 << 16;

/** Tells of most texts that they are none of some words, by their bytes; of the others it cannot tell. */
export class WordFilter {
  readonly #bits = new Int32Array(bits / 32);
  readonly #longest: number;

  /** The words are ASCII in lower case. */
  constructor(words: readonly string[]) {
    const lengths = words.map(({ length }) => length);
    // because one text for all takes a tenth of the time of one for each
    const bytes = Buffer.from(words.join(''), 'latin1');
    let end = 0;
    for (const length of lengths) {
      const bit = bitOf(bytes, end, end + length);
      this.#bits[bit >> 5] = (this.#bits[bit >> 5] ?? 0) | (1 << (bit & 31));
      end += length;
    }
    this.#longest = Math.max(0, ...lengths);
  }

  /** False where the ASCII bytes from `start` to before `end` are in no case one of the words. */
  mayHave(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > this.#longest) return false;
    const bit = bitOf(bytes, start, end);
    return ((this.#bits[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}

/** FNV-1a (Fowler, Noll, Vo), of letters the bits that their cases share, folded to 16 bits. */
function bitOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ ((bytes[at] ?? 0) | 0x20), 0x01000193);
  return (hash ^ (hash >>> 16)) & (bits - 1);
}
