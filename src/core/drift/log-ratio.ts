import type { Compared } from './compare-sends.ts';

// because sends vary by about a quarter for reasons of their own (bench/README.md), besides chance
const sendVariation = 0.25;

/** Observed over expected bounces; half a bounce on both sides keeps zero counts finite. */
export function ratioOf({ observed, expected }: Compared): number {
  return (observed + 0.5) / (expected + 0.5);
}

/** Variance of the logarithm of the ratio, with the counts of so many sends together. */
export function logVarianceOf({ expected }: Compared, sends: number): number {
  return sendVariation ** 2 / Math.max(1, sends) + 1 / (expected + 0.5);
}
