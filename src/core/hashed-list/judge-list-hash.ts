import type { Problem } from '../finding.ts';
import { keyIdOf } from '../suppression/keyed-hash.ts';
import type { HashAddress } from '../suppression/parse-hash.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import type { ListHash } from './list-hash.ts';

/** What a hashed list is compared with, and what computes hashes. */
export interface HashComparison {
  readonly suppressions: SuppressionTable;
  readonly hash: HashAddress | undefined;
}

/**
 * Why a list of hashes cannot be compared with every suppression in force; null when it can. An entry that could match
 * nobody would let a bad address through.
 */
export function judgeListHash(
  file: string,
  { algorithm, keyId }: ListHash,
  { suppressions, hash }: HashComparison,
): Problem | null {
  const refuse = (reason: string, args: Problem['args'] = {}): Problem => ({
    code: 'list-hash-uncompared',
    file,
    args: { reason, algorithm, ...args },
  });
  if (hash === undefined) return refuse('no-hashing');
  if (keyId !== null) {
    const known = keyIdOf(hash);
    if (known === null) return refuse('no-hash-key');
    if (known !== keyId) return refuse('other-hash-key');
  }
  const other = [...suppressions.algorithms].find((kind) => kind !== algorithm);
  if (other !== undefined) return refuse('other-kind', { other });
  return suppressions.wide > 0 ? refuse('wide', { wide: suppressions.wide }) : null;
}
