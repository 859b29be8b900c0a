/** The hashes that lists of addresses are exchanged as. All of them are weak: addresses can be tried until one fits. */
export const hashAlgorithms = ['md5', 'sha1', 'sha256'] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];

/** Computes the digest of a text (as UTF-8), one character per byte. */
export type HashAddress = (algorithm: HashAlgorithm, text: string) => string;

/** A digest in lower-case hex, and whether its kind was named or only told by its length. */
export interface HashedAddress {
  readonly kind: 'hash';
  readonly algorithm: HashAlgorithm;
  readonly digest: string;
  readonly named: boolean;
}

const byLength: ReadonlyMap<number, HashAlgorithm> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
]);

/** Reads a digest in hex, with or without its kind before it (`md5:...`); null for anything else. */
export function parseHash(text: string): HashedAddress | null {
  if (text.length > 71) return null;
  const colon = text.indexOf(':');
  const digest = text.slice(colon + 1).toLowerCase();
  const algorithm = byLength.get(digest.length);
  if (algorithm === undefined || !/^[0-9a-f]+$/.test(digest)) return null;
  if (colon >= 0 && text.slice(0, colon).toLowerCase() !== algorithm) return null;
  return { kind: 'hash', algorithm, digest, named: colon >= 0 };
}
