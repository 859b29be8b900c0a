/** 64 bits that nobody who writes a list or a suppression file can know, as two 32-bit numbers. */
export interface HashSeed {
  readonly low: number;
  readonly high: number;
}
