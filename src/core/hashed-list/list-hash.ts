import type { HashAlgorithm, HashedAddress } from '../suppression/parse-hash.ts';

/** How the addresses of a send-list are hashed. */
export interface ListHash {
  readonly algorithm: HashAlgorithm;
  /** Of keyed hashes, which key they need; null for others. */
  readonly keyId: string | null;
}

/** How an address was hashed. */
export function listHashOf({ algorithm, keyId }: HashedAddress): ListHash {
  return { algorithm, keyId: keyId ?? null };
}

/** Whether two lists, or an address and its list, are hashed alike. */
export function isSameHash(a: ListHash, b: ListHash | null): boolean {
  return a.algorithm === b?.algorithm && a.keyId === b.keyId;
}
