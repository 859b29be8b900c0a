/** Numbers of each row, so many that rows do not share a line of the processor's cache. */
export const rowInts = 16;

/** Where the numbers of a row stand, from its first one on. */
export const rowAt = {
  /** The hash of its match key (`KeyHasher.words`). */
  hash: 0,
  /** The hash of its alias key, where `hasAlias` is 1. */
  alias: 3,
  /** The line on which it starts, counted within its piece. */
  line: 6,
  /** Where its record lies in the bytes of the piece, with its line terminator. */
  start: 7,
  end: 8,
  /** Where its address starts, its `@`. */
  address: 9,
  at: 10,
  hasAlias: 11,
  /** What it says besides its address, and its domain, as the packer numbered them. */
  said: 12,
  domain: 13,
} as const;

/** What `said` is for a row that only its record can tell of; besides its line and place it has no numbers then. */
export const toBeRead = -1;

/** So many rows are looked up together: what that brings near is not gone again before it is used. */
export const rowsTogether = 512;

/** Rows as numbers, as many as there is room for. */
export class PackedRows {
  readonly ints: Int32Array;
  /** How many there are. */
  count = 0;

  constructor(ints: Int32Array) {
    this.ints = ints;
  }

  get isFull(): boolean {
    return (this.count + 1) * rowInts > this.ints.length;
  }
}
