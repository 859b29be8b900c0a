import { randomBytes } from 'node:crypto';
import type { HashSeed } from '../core/matching/hash-seed.ts';

/** A seed that nobody can have known before. */
export function randomSeed(): HashSeed {
  const bytes = randomBytes(8);
  return { low: bytes.readInt32LE(0), high: bytes.readInt32LE(4) };
}
